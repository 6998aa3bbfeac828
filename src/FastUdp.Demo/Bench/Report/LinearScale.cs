namespace FastUdp.Demo.Bench.Report;

/// <summary>Equal steps for equal differences.</summary>
internal sealed class LinearScale(double low, double high) : Scale
{
    /// <summary>From 0 to the first round number that no value exceeds, in about five steps of 1, 2 or 5 times a power of ten.</summary>
    public static LinearScale FromZero(IEnumerable<double> values)
    {
        double greatest = values.DefaultIfEmpty(0).Max();
        greatest = greatest >= Least ? greatest : 1;
        double step = NiceStep(greatest);
        int steps = Math.Max(1, (int)Math.Ceiling(greatest / step - 1e-9));
        return new LinearScale(0, steps * step) { Ticks = [.. Enumerable.Range(0, steps + 1).Select(index => index * step)] };
    }

    /// <inheritdoc/>
    public override double At(double value) => (value - low) / (high - low);

    private static double NiceStep(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / 5)));
        double digits = range / 5 / power;
        return power * (digits <= 1 + 1e-9 ? 1 : digits <= 2 + 1e-9 ? 2 : digits <= 5 + 1e-9 ? 5 : 10);
    }
}
