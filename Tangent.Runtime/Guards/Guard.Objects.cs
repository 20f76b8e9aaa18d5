using System;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>
    /// Throws where an object is of a class derived from the one that a derivative is for: the derivative knows nothing of the
    /// fields that the derived class adds.
    /// </summary>
    /// <typeparam name="T">The class that the derivative is for.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is of a derived class.</exception>
    public static void NotDerived<T>(T value, string name)
        where T : class
    {
        NotNull(value, name);
        if (value.GetType() != typeof(T))
        {
            Throw("The derivative is for objects of the class " + typeof(T).Name + " itself, and this one is a " + value.GetType().Name + ".", name);
        }
    }

    /// <summary>Throws unless a gradient buffer is another object of the very class of its argument.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="primal">The argument.</param>
    /// <param name="buffer">The object for its gradient.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">One of the two is of a derived class, or both are one object.</exception>
    public static void SameClass<T>(T primal, T buffer, string bufferName)
        where T : class
    {
        NotDerived(primal, bufferName);
        NotDerived(buffer, bufferName);
        if (ReferenceEquals(primal, buffer))
        {
            Throw("The gradient buffer is the very object that it is for.", bufferName);
        }
    }

    /// <summary>Throws unless a gradient buffer is an object of the class that its argument is of, which may be a derived one.</summary>
    /// <typeparam name="T">The class that the argument is declared as.</typeparam>
    /// <param name="primal">The argument.</param>
    /// <param name="buffer">The object for its gradient.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">They are of different classes.</exception>
    public static void SameKind<T>(T primal, T buffer, string bufferName)
        where T : class
    {
        NotNull(primal, bufferName);
        NotNull(buffer, bufferName);
        if (primal.GetType() != buffer.GetType())
        {
            Throw("The gradient of a " + primal.GetType().Name + " was given a " + buffer.GetType().Name + ".", bufferName);
        }
    }

    /// <summary>Throws unless a gradient buffer has as many objects as its argument.</summary>
    /// <typeparam name="T">The class of the objects.</typeparam>
    /// <param name="primal">The argument.</param>
    /// <param name="buffer">The array for its gradient.</param>
    /// <param name="bufferName">The name of the buffer's parameter.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or both are one array.</exception>
    public static void SameCount<T>(T[] primal, T[] buffer, string bufferName)
        where T : class
    {
        NotNull(primal, bufferName);
        NotNull(buffer, bufferName);
        SameLength(primal.Length, buffer.Length, bufferName);
        NotItself(primal, buffer, primal.Length, bufferName);
    }
}
