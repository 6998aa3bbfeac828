using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>A load's report as a few lines, for people.</summary>
internal static class LoadReportText
{
    /// <summary>Says what is about to be done.</summary>
    public static void WriteOpening(TextWriter output, UdpEndpoint endpoint, LoadOptions options) => output.WriteLine(
        $"From {endpoint.LocalEndPoint} to {endpoint.ConnectedRemote} ({endpoint.Capabilities.Backend} backend): " +
        $"{Figures.Count(options.DatagramBytes)} bytes, {Figures.Count(options.Window)} in flight, " +
        $"{options.Duration.TotalSeconds:0.###} s");

    public static void Write(TextWriter output, LoadReport report)
    {
        RoundTripFigures trip = report.RoundTrip;
        output.WriteLine($"echoes      {Figures.Rate(report.EchoesPerSecond)}, {Figures.ByteRate(report.BytesPerSecond)}");
        output.WriteLine($"sent        {Figures.Count(report.Sent)}");
        output.WriteLine($"received    {Figures.Count(report.Received)}");
        output.WriteLine($"lost        {Figures.Count(report.Lost)} ({Figures.Percent(report.LossPercent)})");
        output.WriteLine($"reordered   {Figures.Count(report.Reordered)}");
        output.WriteLine($"duplicated  {Figures.Count(report.Duplicated)}");
        output.WriteLine($"corrupted   {Figures.Count(report.Corrupted)}");
        if (report.Late > 0)
            output.WriteLine($"late        {Figures.Count(report.Late)} (counted as lost)");
        output.WriteLine(
            $"round trip  p50 {Figures.Duration(trip.P50)}, p90 {Figures.Duration(trip.P90)}, p99 {Figures.Duration(trip.P99)}, " +
            $"p99.9 {Figures.Duration(trip.P999)}, max {Figures.Duration(trip.Maximum)}");
    }

    /// <summary>What most often explains a loss on a sound network: the datagrams in flight overflow a receive buffer.</summary>
    public static void WriteAdvice(TextWriter output, LoadReport report, SocketBufferSize buffer)
    {
        if (report.Lost == 0)
            return;
        long inFlightBytes = (long)report.Window * report.DatagramBytes;
        if (inFlightBytes > buffer.GrantedBytes)
            output.WriteLine(
                $"note        {Figures.Count(inFlightBytes)} bytes in flight do not fit " +
                $"a receive buffer of {Figures.Count(buffer.GrantedBytes)}: try a smaller --window");
        if (buffer.Advice is not null)
            output.WriteLine($"note        the receive buffer is {buffer}");
    }
}
