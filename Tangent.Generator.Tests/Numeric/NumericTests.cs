using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using Tangent.Generator.Tests.Numeric.Harness;

namespace Tangent.Generator.Tests.Numeric;

/// <summary>
/// Real methods, differentiated by the generator as this project is built, against numbers. A method is added by writing it
/// with <c>[Differentiable]</c> into one of the files beside this one, with points where the random ones don't suit it.
/// </summary>
public sealed class NumericTests
{
    [Test]
    public void The_suite_is_large() => Assert.That(NumericCase.Methods().Count(), Is.GreaterThanOrEqualTo(250));

    [TestCaseSource(nameof(Cases))]
    public void Every_derivative_gives_the_methods_own_value_and_effects(object numericCase) =>
        CaseCheck.SameValueAndEffects((NumericCase)numericCase);

    [TestCaseSource(nameof(Cases))]
    public void Forward_mode_agrees_with_differences(object numericCase) => CaseCheck.ForwardMode((NumericCase)numericCase);

    [TestCaseSource(nameof(Cases))]
    public void Reverse_mode_is_the_transpose_of_forward_mode(object numericCase) => CaseCheck.ReverseMode((NumericCase)numericCase);

    [TestCaseSource(nameof(Gradients))]
    public void The_gradient_is_the_reverse_derivative_of_seed_one_in_fresh_storage(object numericCase) =>
        CaseCheck.Gradient((NumericCase)numericCase);

    private static IEnumerable<TestCaseData> Cases() =>
        NumericCase.All().Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));

    private static IEnumerable<TestCaseData> Gradients() =>
        NumericCase.All().Where(c => c.HasGradient).Select(c => new TestCaseData(c).SetArgDisplayNames(c.ToString()));
}
