namespace Tangent.Runtime;

public static partial class Shadow
{
    /// <inheritdoc cref="Add(double[,], double[,])"/>
    public static void Add(double[,,,] source, double[,,,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                for (int k = source.GetLowerBound(2); k <= source.GetUpperBound(2); k++)
                {
                    for (int l = source.GetLowerBound(3); l <= source.GetUpperBound(3); l++)
                    {
                        target[i, j, k, l] += source[i, j, k, l];
                    }
                }
            }
        }
    }

    /// <inheritdoc cref="Add(double[,], double[,])"/>
    public static void Add(float[,,,] source, float[,,,] target)
    {
        Guard.SameBounds(source, target, nameof(target));
        for (int i = source.GetLowerBound(0); i <= source.GetUpperBound(0); i++)
        {
            for (int j = source.GetLowerBound(1); j <= source.GetUpperBound(1); j++)
            {
                for (int k = source.GetLowerBound(2); k <= source.GetUpperBound(2); k++)
                {
                    for (int l = source.GetLowerBound(3); l <= source.GetUpperBound(3); l++)
                    {
                        target[i, j, k, l] += source[i, j, k, l];
                    }
                }
            }
        }
    }
}
