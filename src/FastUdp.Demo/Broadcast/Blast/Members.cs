using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>Whom a blast is for where it is not a network: addresses that were typed, and those of a file.</summary>
internal static class Members
{
    public const int Most = 65_536;

    private const char Comment = '#';

    /// <param name="typed">From the command line.</param>
    /// <param name="file">One HOST[:PORT] a line; empty lines, and what stands behind a #, mean nothing. Null is none.</param>
    /// <param name="port">Where a line has none.</param>
    /// <param name="cancellationToken">Gives up looking up a name.</param>
    /// <exception cref="CommandFailedException">The file cannot be read, a line is no address, a name is unknown, or there are too many.</exception>
    public static async Task<BroadcastTarget[]> ResolveAsync(
        IEnumerable<HostPort> typed, FileInfo? file, int port, CancellationToken cancellationToken)
    {
        var targets = new List<BroadcastTarget>();
        foreach (HostPort member in typed.Concat(file is null ? [] : Read(file, port)))
        {
            if (targets.Count == Most)
                throw new CommandFailedException($"more members than the limit of {Most:N0}", ExitCodes.Usage);
            IPEndPoint address = await member.ResolveAsync(cancellationToken);
            targets.Add(new BroadcastTarget(address));
        }
        return [.. targets];
    }

    private static IEnumerable<HostPort> Read(FileInfo file, int port)
    {
        int number = 0;
        foreach (string line in Lines(file))
        {
            number++;
            string text = line.Split(Comment)[0].Trim();
            if (text.Length == 0)
                continue;
            if (!HostPort.TryParse(text, port, out HostPort? member, out string? error))
                throw new CommandFailedException($"{file.Name}, line {number:N0}: {error}", ExitCodes.Usage);
            yield return member.Port > 0
                ? member
                : throw new CommandFailedException($"{file.Name}, line {number:N0}: nobody can listen at port 0: the least is 1", ExitCodes.Usage);
        }
    }

    private static string[] Lines(FileInfo file)
    {
        try
        {
            return File.ReadAllLines(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"cannot read the members: {exception.Message.TrimEnd('.')}");
        }
    }
}
