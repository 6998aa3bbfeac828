namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// The joins of those who are gone, for as long as their tokens may hold: a copy of one that the network delivers late must not bring
/// anybody back. Bounded: of more than <see cref="Capacity"/> the oldest are forgotten.
/// </summary>
internal sealed class PastJoins
{
    public const int Capacity = 1 << 14;

    private static readonly TimeSpan Lifetime = 2 * RoomOptions.ProofLifetime;

    private readonly HashSet<ulong> _nonces = [];
    private readonly Queue<(ulong Nonce, TimeSpan Until)> _byAge = new();

    public void Add(ulong nonce, TimeSpan now)
    {
        if (_byAge.Count == Capacity)
            Forget();
        if (_nonces.Add(nonce))
            _byAge.Enqueue((nonce, now + Lifetime));
    }

    public bool Contains(ulong nonce) => _nonces.Contains(nonce);

    /// <summary>Forgets what cannot come any more.</summary>
    public void Expire(TimeSpan now)
    {
        while (_byAge.TryPeek(out (ulong Nonce, TimeSpan Until) oldest) && oldest.Until <= now)
            Forget();
    }

    private void Forget() => _nonces.Remove(_byAge.Dequeue().Nonce);
}
