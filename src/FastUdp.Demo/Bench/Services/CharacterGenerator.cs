namespace FastUdp.Demo.Bench.Services;

/// <summary>
/// The character generator (RFC 864): answers each datagram that the guard admits with 0 to 512 characters, how many is chance.
/// </summary>
/// <param name="guard">Which are answered.</param>
/// <param name="amplifies">
/// Whether an answer may be longer than its datagram, as the RFC has it. A forged source would then be flooded with many times what the forger sends.
/// </param>
/// <param name="chance">How long answers are.</param>
internal sealed class CharacterGenerator(ServiceGuard guard, bool amplifies, Random chance) : IDatagramHandler
{
    public const int MostCharacters = 512;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (DatagramRun run in batch.Runs)
        {
            int admitted = guard.Admit(run);
            foreach (Datagram datagram in run)
            {
                if (admitted-- == 0)
                    break;
                int most = amplifies ? MostCharacters : Math.Min(datagram.Payload.Length, MostCharacters);
                sender.Reply(datagram, CharacterPattern.OfLength(chance.Next(most + 1)));
            }
        }
    }
}
