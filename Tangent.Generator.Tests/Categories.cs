using System;
using System.Collections.Concurrent;
using System.Linq;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

[assembly: Tangent.Generator.Tests.CountsCategories]

namespace Tangent.Generator.Tests;

/// <summary>Counts the tests that ran, by category, or by folder where they have none.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CountsCategoriesAttribute : Attribute, ITestAction
{
    internal static readonly ConcurrentDictionary<string, int> Counts = new();

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => Counts.AddOrUpdate(CategoryOf(test), 1, (_, count) => count + 1);

    public void AfterTest(ITest test)
    {
    }

    private static string CategoryOf(ITest test)
    {
        for (ITest? place = test; place is not null; place = place.Parent)
        {
            if (place.Properties.Get("Category") is string category)
            {
                return category;
            }
        }

        return test.ClassName?.Split('.') is [_, _, _, string folder, _, ..] ? folder : "others";
    }
}

/// <summary>Says at the end of a run what was in it: the long categories may have been left out by a filter.</summary>
[SetUpFixture]
public sealed class CategoriesReport
{
    [OneTimeTearDown]
    public void Print() => TestContext.Progress.WriteLine(
        "categories that ran: " + string.Join(", ", CountsCategoriesAttribute.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}")));
}
