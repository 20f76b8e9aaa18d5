using System;
using System.Linq;
using NUnit.Framework;
using Tangent.Runtime;

namespace Tangent.Generator.Tests.Runtime;

public sealed class HistoryStackTests
{
    [Test]
    public void Values_come_back_in_the_opposite_order_across_growth()
    {
        var stack = HistoryStack<double>.Rent();
        for (int i = 0; i < 1000; i++)
        {
            stack.Push(i);
        }

        Assert.That(stack.Count, Is.EqualTo(1000));
        double[] popped = Enumerable.Range(0, 1000).Select(_ => stack.Pop()).ToArray();

        Assert.That(popped, Is.EqualTo(Enumerable.Range(0, 1000).Reverse().Select(i => (double)i)));
        Assert.That(stack.Count, Is.Zero);
        stack.Return();
    }

    [Test]
    public void Popping_more_than_was_pushed_is_an_error()
    {
        using var stack = new HistoryStack<int>();
        stack.Push(1);
        stack.Pop();

        Assert.Throws<InvalidOperationException>(() => stack.Pop());
    }

    [Test]
    public void A_stack_used_again_starts_empty()
    {
        var stack = HistoryStack<float>.Rent();
        stack.Push(1f);
        stack.Return();

        using var next = HistoryStack<float>.Rent();

        Assert.That(next.Count, Is.Zero);
        Assert.Throws<InvalidOperationException>(() => next.Pop());
    }

    [Test]
    public void Returning_twice_does_not_hand_one_stack_to_two_users()
    {
        var stack = HistoryStack<long>.Rent();
        stack.Return();
        stack.Return();

        using var first = HistoryStack<long>.Rent();
        using var second = HistoryStack<long>.Rent();

        Assert.That(second, Is.Not.SameAs(first));
    }

    [Test]
    public void A_second_use_on_the_same_thread_allocates_nothing()
    {
        PushAndPop(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            PushAndPop(100);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Many_stacks_given_back_at_once_are_all_usable_again()
    {
        for (int round = 0; round < 3; round++)
        {
            HistoryStack<int>[] stacks = Enumerable.Range(0, 40).Select(_ => HistoryStack<int>.Rent()).ToArray();
            Assert.That(stacks.Distinct().Count(), Is.EqualTo(40));
            for (int i = 0; i < stacks.Length; i++)
            {
                stacks[i].Push(i);
            }

            Assert.That(stacks.Select(s => s.Pop()), Is.EqualTo(Enumerable.Range(0, 40)));
            foreach (HistoryStack<int> stack in stacks)
            {
                stack.Dispose();
            }
        }
    }

    private static void PushAndPop(int count)
    {
        var stack = HistoryStack<double>.Rent();
        for (int i = 0; i < count; i++)
        {
            stack.Push(i);
        }

        while (stack.Count > 0)
        {
            stack.Pop();
        }

        stack.Return();
    }
}
