namespace FastUdp.PathMtu;

/// <summary>Somebody who waited for a search that is complete, to be told without the lock; nobody by default.</summary>
internal readonly record struct PathCompletion(TaskCompletionSource<int>? Waiter, int PayloadBytes)
{
    public void Announce() => Waiter?.TrySetResult(PayloadBytes);
}
