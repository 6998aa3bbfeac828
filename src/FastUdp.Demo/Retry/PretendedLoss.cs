using FastUdp.Demo.Output;
using FastUdp.Impairment;

namespace FastUdp.Demo.Retry;

/// <summary>What a retry server pretends that the network loses.</summary>
/// <param name="Drop">The share of datagrams to it, 0 to 1.</param>
/// <param name="DropReplies">The share of its replies, 0 to 1.</param>
/// <param name="Seed">Decides which.</param>
internal sealed record PretendedLoss(double Drop, double DropReplies, int Seed)
{
    /// <summary>The same as what an endpoint does to its datagrams; null when nothing is lost.</summary>
    public ImpairmentOptions? ToImpairment() => Drop + DropReplies == 0 ? null : new()
    {
        Seed = Seed,
        Incoming = new LinkImpairment { Loss = LossModel.Independent(Drop) },
        Outgoing = new LinkImpairment { Loss = LossModel.Independent(DropReplies) },
    };

    /// <summary>Tells it, where there is any.</summary>
    public void Tell(Transcript transcript)
    {
        if (Drop + DropReplies == 0)
            return;
        transcript.Tell("losing", $"Pretending to lose {Figures.Percent(100 * Drop)} of the datagrams, seed {Seed}", json =>
        {
            json.WriteNumber("share", Drop);
            json.WriteNumber("replyShare", DropReplies);
            json.WriteNumber("seed", Seed);
        });
    }
}
