namespace FastUdp.Engine.Tests.Support;

/// <summary>Sends no faster than the receiver takes, so that nothing is lost even in the smallest socket buffer.</summary>
internal static class Traffic
{
    // Well below what a receive buffer of 208 KiB, a common default, holds with the kernel's own bookkeeping.
    private const int WindowDatagrams = 128;
    private const int WindowBytes = 140_000;

    public static async Task SendPacedAsync(DatagramSender sender, RemoteAddress remote, IReadOnlyList<byte[]> payloads, Inbox inbox)
    {
        int before = inbox.Count;
        int windowStart = 0;
        int windowBytes = 0;
        for (int i = 0; i < payloads.Count; i++)
        {
            sender.Send(remote, payloads[i]);
            windowBytes += payloads[i].Length;
            if (i - windowStart + 1 < WindowDatagrams && windowBytes < WindowBytes)
                continue;
            sender.Flush();
            await inbox.TakeAsync(before + i + 1);
            windowStart = i + 1;
            windowBytes = 0;
        }
        sender.Flush();
        await inbox.TakeAsync(before + payloads.Count);
    }
}
