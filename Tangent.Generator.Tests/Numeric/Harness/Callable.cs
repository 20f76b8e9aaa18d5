using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.ExceptionServices;
using NUnit.Framework;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>A method called with boxed arguments; arrays are passed where it takes spans.</summary>
internal sealed class Callable
{
    private readonly MethodInfo _method;
    private readonly bool _takesThis;
    private readonly Lazy<DynamicMethod?> _adapter;

    /// <param name="method">The method.</param>
    /// <param name="takesThis">Whether what it is called on counts as its first argument.</param>
    public Callable(MethodInfo method, bool takesThis)
    {
        _method = method;
        _takesThis = takesThis;
        _adapter = new Lazy<DynamicMethod?>(() => Parameters.Any(p => p.ParameterType.IsByRefLike) ? Adapt(method) : null);
    }

    public bool MovesRows => _method.IsDefined(typeof(MovesRowsAttribute), inherit: false);

    public MethodInfo Method => _method;

    public string Name => _method.Name;

    public Type Type => _method.DeclaringType!;

    public Type ReturnType => _method.ReturnType;

    public ParameterInfo[] Parameters => _takesThis ? [new This(_method.DeclaringType!), .. _method.GetParameters()] : _method.GetParameters();

    /// <summary>The member of the same type that the generator adds. Overloads are told apart by their parameters.</summary>
    public Callable Companion(string suffix, int parameterCount)
    {
        Type[] original = _method.GetParameters().Select(p => p.ParameterType).ToArray();
        MethodInfo? found = Type
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
            .Where(m => m.Name == Name + suffix)
            .Where(m => m.GetParameters().Length == parameterCount - (_takesThis ? 1 : 0) && m.GetGenericArguments().Length == _method.GetGenericArguments().Length)
            .Select(m => m.IsGenericMethodDefinition ? m.MakeGenericMethod(_method.GetGenericArguments()) : m)
            .FirstOrDefault(m => m.GetParameters().Select(p => p.ParameterType).Take(original.Length).SequenceEqual(original));
        Assert.That(found, Is.Not.Null, $"{Type.Name} has no {Name}{suffix} for {_method}");
        return new Callable(found!, _takesThis);
    }

    /// <summary>Whether the generator has added a member of the suffix.</summary>
    public bool Has(string suffix) =>
        Type.GetMember(Name + suffix, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).Length > 0;

    /// <summary>The static member of the suffix that takes a span more than the method, null where there is none.</summary>
    public Callable? Longer(string suffix) => Type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
        .Any(m => m.Name == Name + suffix && m.IsStatic && m.GetParameters().Length == _method.GetParameters().Length + 1
            && m.GetParameters()[^1].ParameterType.IsByRefLike)
            ? Companion(suffix, Parameters.Length + 1)
            : null;

    /// <summary>Calls the method; what it assigns to <c>ref</c> and <c>out</c> parameters is in the arguments afterwards.</summary>
    public object? Invoke(object?[] arguments)
    {
        try
        {
            return _takesThis ? InvokeOn(arguments)
                : _adapter.Value is DynamicMethod adapter
                ? adapter.Invoke(null, arguments)
                : _method.Invoke(_method.IsStatic ? null : Activator.CreateInstance(Type), arguments);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

    private object? InvokeOn(object?[] arguments)
    {
        object?[] others = arguments[1..];
        object? result = _method.Invoke(arguments[0], others);
        others.CopyTo(arguments, 1);
        return result;
    }

    /// <summary>What an instance method is called on, as a parameter of it.</summary>
    private sealed class This : ParameterInfo
    {
        public This(Type type)
        {
            ClassImpl = type;
            NameImpl = "this";
        }
    }

    /// <summary>Reflection can't box a span: a static method that takes arrays, turns them into spans and calls on.</summary>
    private static DynamicMethod Adapt(MethodInfo method)
    {
        Type[] parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        Type[] boxed = parameters.Select(t => t.IsByRefLike ? t.GetGenericArguments()[0].MakeArrayType() : t).ToArray();
        var adapter = new DynamicMethod(method.Name, method.ReturnType, boxed, method.DeclaringType!.Module, skipVisibility: true);
        ILGenerator il = adapter.GetILGenerator();
        for (int i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i);
            if (parameters[i].IsByRefLike)
                il.Emit(OpCodes.Call, parameters[i].GetMethod("op_Implicit", [boxed[i]])!);
        }

        il.Emit(OpCodes.Call, method);
        il.Emit(OpCodes.Ret);
        return adapter;
    }
}
