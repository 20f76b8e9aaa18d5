using System;
using System.Collections.Generic;

namespace Tangent.Runtime;

public static partial class Guard
{
    /// <summary>
    /// Throws unless the arrays in a gradient buffer are one array exactly where those in the argument are. Needed where the method
    /// writes to them.
    /// </summary>
    /// <param name="a">The argument, of any shape.</param>
    /// <param name="da">Its buffer, of the same shape.</param>
    /// <param name="name">The name of the parameter <paramref name="da"/>.</param>
    /// <exception cref="ArgumentException">Two arrays are one in only one of the two.</exception>
    public static void Aliases(Array a, Array da, string name)
    {
        new ArrayPairs().Add(a, da, name);
    }

    /// <summary>
    /// Throws unless the arrays in two gradient buffers are one array exactly where those in the arguments are. Needed where the
    /// method writes to one of the two.
    /// </summary>
    /// <param name="a">The one argument, of any shape.</param>
    /// <param name="da">Its buffer, of the same shape.</param>
    /// <param name="b">The other argument, of any shape.</param>
    /// <param name="db">Its buffer, of the same shape.</param>
    /// <param name="name">The name of the parameter <paramref name="db"/>.</param>
    /// <exception cref="ArgumentException">Two arrays are one in only the arguments or only the buffers.</exception>
    public static void Aliases(Array a, Array da, Array b, Array db, string name)
    {
        var pairs = new ArrayPairs();
        pairs.Add(a, da, name);
        pairs.Add(b, db, name);
    }

    // Each array with the one buffer that it may have. Array has no equality but identity.
    private sealed class ArrayPairs
    {
        private readonly Dictionary<Array, Array> _buffers = new();
        private readonly Dictionary<Array, Array> _primals = new();

        public void Add(Array primal, Array buffer, string name)
        {
            if (primal.Length == 0)
            {
                return;
            }

            bool isKnown = _buffers.TryGetValue(primal, out Array? known);
            bool isTaken = _primals.TryGetValue(buffer, out Array? taken);
            if (isKnown != isTaken || (isKnown && !(ReferenceEquals(known, buffer) && ReferenceEquals(taken, primal))))
            {
                ThrowUnlike(name);
            }

            if (isKnown)
            {
                return;
            }

            _buffers.Add(primal, buffer);
            _primals.Add(buffer, primal);
            if (primal is object?[] rows)
            {
                for (int i = 0; i < rows.Length; i++)
                {
                    if (rows[i] is Array row)
                    {
                        Add(row, (Array)((object?[])buffer)[i]!, Row(name, i));
                    }
                }
            }
        }
    }
}
