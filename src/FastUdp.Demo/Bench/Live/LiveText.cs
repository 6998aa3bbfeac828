using System.Globalization;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Live;

/// <summary>The lines below the table, that change while a trial runs.</summary>
internal static class LiveText
{
    /// <summary>How many there are.</summary>
    public const int Lines = 2;

    private const int BarLength = 20;
    private const int BitsPerByte = 8;

    /// <summary>What is going on, and how much is left.</summary>
    public static string Where(LiveProgress progress)
    {
        string trial = progress.Outline.Trials is { } trials
            ? string.Create(CultureInfo.InvariantCulture, $"{Bar((double)progress.Done / trials)} trial {Math.Min(progress.Done + 1, trials)} of {trials}")
            : $"trial {progress.Done + 1}";
        string cell = progress.Cell is { } of ? $", {Figures.Count(of.Size)} B, {of.Setting.Name}" : "";
        string left = progress.Left is { } time ? $", {Clock(time)} left" : "";
        return $"{trial}: {progress.Outline.Work}{cell}, round {progress.Round + 1}{left}";
    }

    /// <summary>How fast it goes.</summary>
    public static string Rate(LiveSample sample, int size)
    {
        string loss = sample.LossPercent is { } percent ? $", {Figures.Percent(percent)} lost" : "";
        return $"{Figures.Rate(sample.DatagramsPerSecond)}, {Figures.BitRate(sample.DatagramsPerSecond * size * BitsPerByte)} of payload{loss}";
    }

    private static string Bar(double share)
    {
        int full = Math.Clamp((int)(share * BarLength), 0, BarLength);
        return new string('█', full) + new string('░', BarLength - full);
    }

    private static string Clock(TimeSpan time) => time.ToString(time >= TimeSpan.FromHours(1) ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
