using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using NUnit.Framework;
using Tangent.Generator.IR;
using Tangent.Generator.Rules;

namespace Tangent.Generator.Tests.Rules;

/// <summary>No public member of the types of several numbers is forgotten: it has a rule, holds no derivative, or is refused by name.</summary>
public sealed class SpaceRulesTests
{
    private static readonly Type[] Spaces =
        [typeof(Complex), typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Quaternion), typeof(Matrix3x2), typeof(Matrix4x4)];

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_Implicit"] = "cast",
    };

    // Masks and bits hold no number that a derivative could be of.
    private static readonly string[] Masks =
    [
        "AndNot", "BitwiseAnd", "BitwiseOr", "ConditionalSelect", "Equals", "GreaterThan", "GreaterThanOrEqual", "IsEvenInteger", "IsFinite",
        "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger", "IsPositive", "IsPositiveInfinity",
        "IsSubnormal", "IsZero", "LessThan", "LessThanOrEqual", "OnesComplement", "Xor", "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr",
        "op_LeftShift", "op_OnesComplement", "op_RightShift", "op_UnsignedRightShift",
    ];

    // Refused in docs/supported-csharp.md.
    private static readonly string[] Refused =
    [
        "Complex.MaxMagnitude", "Complex.MinMagnitude", "Vector.Shuffle", "Vector.CreateScalar", "Vector.CreateScalarUnsafe", "Vector4.Cross",
        "Vector2.Transform(Vector2, Quaternion)", "Vector4.Transform(Vector2, ", "Vector4.Transform(Vector3, ", "Vector4.Transform(Vector4, Quaternion)",
        "Quaternion.CreateFromRotationMatrix", "Matrix3x2.CreateSkew", "Matrix3x2.CreateRotation(float, Vector2)",
        "Matrix3x2.Create(float)", "Matrix3x2.Create(Vector2", "Matrix4x4.Create(float)", "Matrix4x4.Create(Matrix3x2)", "Matrix4x4.Create(Vector4",
        "Matrix4x4.new(Matrix3x2)", "Matrix4x4.Transform",
        "Matrix4x4.CreateFromAxisAngle", "Matrix4x4.CreateFromYawPitchRoll", "Matrix4x4.CreateBillboard", "Matrix4x4.CreateConstrainedBillboard",
        "Matrix4x4.CreateLookAt", "Matrix4x4.CreateLookTo", "Matrix4x4.CreateOrthographic", "Matrix4x4.CreatePerspective", "Matrix4x4.CreateReflection",
        "Matrix4x4.CreateShadow", "Matrix4x4.CreateViewport", "Matrix4x4.CreateWorld", "Matrix4x4.CreateRotationX(float, Vector3)",
        "Matrix4x4.CreateRotationY(float, Vector3)", "Matrix4x4.CreateRotationZ(float, Vector3)",
    ];

    [TestCaseSource(nameof(Spaces))]
    public void Every_member_is_known(Type space)
    {
        string[] unknown = space.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Where(IsOfNumbers)
            .Where(m => !SpaceRules.Knows(space.Name + "." + NameOf(m), Arguments(m)) && !IsRefused(m))
            .Select(m => space.Name + "." + m)
            .ToArray();

        Assert.That(unknown, Is.Empty);
    }

    /// <summary>A plane is taken apart: what takes one takes its normal and distance, what makes one makes both.</summary>
    [Test]
    public void Every_function_of_a_plane_is_known()
    {
        string[] refused = ["Create", "Transform"];
        string[] unknown = typeof(Plane).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && !refused.Contains(m.Name))
            .SelectMany(m => m.ReturnType == typeof(Plane) ? new[] { m.Name + ".Normal", m.Name + ".D" } : [m.Name], (m, function) => (Method: m, Function: function))
            .Where(f => !SpaceRules.Knows("Plane." + f.Function, PartsOfArguments(f.Method, f.Function)))
            .Select(f => f.Function)
            .ToArray();

        Assert.That(unknown, Is.Empty);
    }

    private static IEnumerable<IrType> PartsOfArguments(MethodInfo method, string function)
    {
        IrType vector = new RealType(RealKind.Space, "Vector3");
        IEnumerable<IrType> parts = method.GetParameters().SelectMany(p => p.ParameterType == typeof(Plane) ? [vector, IrType.Single] : new[] { TypeOf(p.ParameterType) });
        return function == "CreateFromVertices.D" ? parts.Append(vector) : parts;
    }

    [Test]
    public void What_is_refused_has_no_rule() =>
        Assert.That(Spaces.SelectMany(s => s.GetMethods()).Where(m => IsRefused(m) && SpaceRules.Knows(m.DeclaringType!.Name + "." + NameOf(m), Arguments(m))), Is.Empty);

    private static bool IsOfNumbers(MethodBase method)
    {
        bool hasNumbers = !method.IsStatic || method.GetParameters().Any(p => IsNumber(p.ParameterType));
        return hasNumbers && IsNumber(method is MethodInfo m ? m.ReturnType : method.DeclaringType!);
    }

    private static bool IsNumber(Type type) => Spaces.Contains(type) || type == typeof(float) || type == typeof(double);

    private static string NameOf(MethodBase method) => method switch
    {
        ConstructorInfo => "new",
        _ when Operators.TryGetValue(method.Name, out string? symbol) => symbol,
        _ when method.Name.StartsWith("get_", StringComparison.Ordinal) => "." + method.Name[4..],
        { IsStatic: false } => "." + method.Name + "()",
        _ => method.Name,
    };

    private static IEnumerable<IrType> Arguments(MethodBase method)
    {
        IEnumerable<Type> types = method.GetParameters().Select(p => p.ParameterType);
        return (method is MethodInfo { IsStatic: false } ? types.Prepend(method.DeclaringType!) : types).Select(TypeOf);
    }

    private static IrType TypeOf(Type type) => type switch
    {
        _ when type == typeof(double) => IrType.Double,
        _ when type == typeof(float) => IrType.Single,
        _ when Spaces.Contains(type) => new RealType(RealKind.Space, type.Name),
        _ => new PlainType(type.Name, PlainKind.Other),
    };

    private static bool IsRefused(MethodBase method)
    {
        string signature = SpaceRules.Signature(method.DeclaringType!.Name + "." + NameOf(method), Arguments(method));
        bool isByIndex = method.Name is "get_Item" or "GetElement" or "GetRow" or "WithElement" or "WithRow" or "op_Increment" or "op_Decrement";
        bool isRow = method.DeclaringType.Name.StartsWith("Matrix", StringComparison.Ordinal) && method.Name is "get_X" or "get_Y" or "get_Z" or "get_W";
        bool isAboutACentre = method.Name == "CreateScale" && method.GetParameters().Length > 1 && Spaces.Contains(method.GetParameters()[^1].ParameterType);
        bool isFromSpan = method.GetParameters().Any(p => p.ParameterType.IsByRefLike);
        bool isRounding = method.Name == "Round" && method.GetParameters().Length == 2;
        bool isFromFloat = method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType == typeof(float);
        return isByIndex || (isRow && method.DeclaringType.Name.StartsWith("Matrix", StringComparison.Ordinal)) || isAboutACentre || isFromSpan || isRounding || isFromFloat
            || Masks.Contains(method.Name)
            || Refused.Any(r => signature.StartsWith(r, StringComparison.Ordinal)
                || (r.StartsWith("Vector.", StringComparison.Ordinal) && signature[..6] == "Vector" && signature[8..].StartsWith(r[7..], StringComparison.Ordinal)));
    }
}
