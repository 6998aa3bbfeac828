namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>What remained while clients came and went.</summary>
/// <param name="Clients">How many came.</param>
/// <param name="WorkingSetFirstThirdBytes">The median of the samples in the first third of the time.</param>
/// <param name="WorkingSetLastThirdBytes">The median of the samples in the last third.</param>
/// <param name="BlocksRentedIdle">The server's blocks after the clients had gone: its ring, its sender, its own leases.</param>
/// <param name="BlocksRentedStopped">The same after it had stopped and let go of its leases: anything but 0 is a leak.</param>
internal sealed record ChurnResult(
    int Clients,
    long WorkingSetFirstThirdBytes,
    long WorkingSetLastThirdBytes,
    int BlocksRentedIdle,
    int BlocksRentedStopped);
