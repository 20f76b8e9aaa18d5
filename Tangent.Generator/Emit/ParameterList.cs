using System.Collections.Generic;
using System.Linq;
using Tangent.Generator.IR;
using Tangent.Generator.Support;

namespace Tangent.Generator.Emit;

/// <summary>
/// Parameters as a declaration writes them. Derivative parameters stand behind the original ones, so an original's default
/// value or <c>params</c> stays only where C# still allows it.
/// </summary>
internal static class ParameterList
{
    public static IEnumerable<string> Of(Function function, TypePrinter types)
    {
        EquatableArray<Parameter> parameters = function.Parameters;
        int firstOptional = parameters.Count;
        while (firstOptional > 0 && MayBeOmitted(parameters[firstOptional - 1]))
        {
            firstOptional--;
        }

        return parameters.Select((parameter, index) => Text(parameter, index, parameters.Count, firstOptional, types));
    }

    private static bool MayBeOmitted(Parameter parameter) => parameter.Default is not null || parameter.IsParams;

    private static string Text(Parameter parameter, int index, int count, int firstOptional, TypePrinter types)
    {
        bool isParams = parameter.IsParams && index == count - 1;
        string text = (isParams ? "params " : "")
            + PassingText(parameter.Passing)
            + types.Print(parameter.Variable.Type)
            + " "
            + Identifier.Escape(parameter.Variable.Name);
        return parameter.Default is string value && index >= firstOptional ? text + " = " + value : text;
    }

    private static string PassingText(Passing passing) => passing switch
    {
        Passing.In => "in ",
        Passing.Ref => "ref ",
        Passing.Out => "out ",
        _ => "",
    };
}
