using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Tangent.Generator.Tests.Numeric.Harness;

/// <summary>One differentiated method at one point.</summary>
internal sealed class NumericCase
{
    private readonly AtAttribute? _at;
    private readonly int _index;

    private NumericCase(MethodInfo method, AtAttribute? at, int index)
    {
        _at = at;
        _index = index;
        DifferentiableAttribute differentiable = method.GetCustomAttribute<DifferentiableAttribute>()!;
        string[] wrt = differentiable.Wrt;
        Primal = new Callable(method, takesThis: wrt.Contains("this"));
        HasForward = differentiable.Emit.HasFlag(Tangent.Derivatives.Forward);
        HasReverse = differentiable.Emit.HasFlag(Tangent.Derivatives.Reverse);
        IsWrt = Primal.Parameters
            .Select(p => wrt.Length == 0 ? Leaves.CarryDerivative(p.ParameterType) : wrt.Contains(p.Name))
            .ToArray();
    }

    /// <summary>The same with every derivative that the method's signature allows.</summary>
    public NumericCase Recompiled() => new(Harness.Recompiled.Counterpart(Primal.Method), _at, _index);

    public Callable Primal { get; }

    /// <summary>For each parameter whether it is differentiated.</summary>
    public IReadOnlyList<bool> IsWrt { get; }

    /// <summary>
    /// Whether rows of a jagged argument end at other places. A buffer belongs to a row, wherever that goes, so that seeds and
    /// tangents can't be matched by place.
    /// </summary>
    public bool MovesRows => Primal.MovesRows;

    public double[]? Gradient => _at?.Gradient;

    /// <summary>Whether there are fewer digits than a <c>double</c>'s.</summary>
    public bool IsSingle => Types.Any(Leaves.AreSingle) || IsHalf;

    public bool IsHalf => Types.Any(Leaves.AreHalf);

    /// <summary>A generic method called with <c>Half</c>, called with <c>double</c>.</summary>
    public NumericCase? Wide => IsHalf && TypeCases.Wide(Primal.Method) is MethodInfo wide ? new(wide, _at, _index) : null;

    private IEnumerable<Type> Types => Primal.Parameters.Select(p => p.ParameterType).Append(Primal.ReturnType);

    public bool HasForward { get; }

    public bool HasReverse { get; }

    public bool HasGradient => HasReverse && HasRealResult;

    public bool HasRealResult => Leaves.IsReal(Primal.ReturnType);

    /// <summary>Every annotated method of the suite at each of its points.</summary>
    public static IEnumerable<NumericCase> All() => Methods().SelectMany(m => At(m, m.GetCustomAttributes<AtAttribute>().ToArray()));

    public static IEnumerable<MethodInfo> Methods() =>
        Methods(typeof(NumericCase).Assembly.GetTypes().Where(t => t.Namespace == typeof(NumericTests).Namespace));

    /// <summary>The annotated methods of some types.</summary>
    public static IEnumerable<MethodInfo> Methods(IEnumerable<Type> types) =>
        types
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .SelectMany(TypeCases.Of)
            .SelectMany(t => t.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(DifferentiableAttribute)))
            .SelectMany(TypeCases.Of);

    /// <summary>The member that the generator adds, <c>FJvp</c> for <c>F</c>.</summary>
    public Callable Derivative(string suffix, int parameterCount) => Primal.Companion(suffix, parameterCount);

    /// <summary>The arguments of the method, fresh at every call.</summary>
    public object?[] Point()
    {
        ParameterInfo[] parameters = Primal.Parameters;
        var random = new PointSource(Primal.Name, _index);
        var point = new object?[parameters.Length];
        int given = 0;
        for (int i = 0; i < point.Length; i++)
        {
            if (parameters[i].IsOut)
            {
                point[i] = Activator.CreateInstance(parameters[i].ParameterType.GetElementType()!);
                continue;
            }

            bool isGiven = _at is not null && given < _at.Arguments.Length;
            object? spec = isGiven ? _at!.Arguments[given++] : PointSource.Unspecified;
            point[i] = spec is string text && text.StartsWith('=')
                ? point[Array.FindIndex(parameters, p => p.Name == text[1..])]
                : random.Argument(parameters[i].ParameterType, spec);
        }

        return point;
    }

    /// <summary>A method at the given points or, without any, at three random ones.</summary>
    public static IEnumerable<NumericCase> At(MethodInfo method, IReadOnlyList<AtAttribute> points) => points.Count > 0
        ? points.Select((at, i) => new NumericCase(method, at, i))
        : Enumerable.Range(0, 3).Select(i => new NumericCase(method, null, i));

    /// <summary>What the method throws at the point, null where it returns.</summary>
    public Exception? Throws()
    {
        object?[] point = Point();
        try
        {
            Derivatives.Primal(this, point);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    public override string ToString()
    {
        string arguments = _at is null ? "#" + _index : string.Join(", ", _at.Arguments.Select(Show));
        return $"{Primal.Type.Name}.{Primal.Name}{TypeCases.Text(Primal.Method)}({arguments})";
    }

    private static string Show(object? argument) => argument switch
    {
        null => "null",
        Array array => "[" + string.Join(" ", array.Cast<object>()) + "]",
        _ => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
