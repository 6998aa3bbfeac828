using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>The right to execute a request, once: it is remembered as running, and there is room for its reply.</summary>
/// <param name="Session">Whose it is.</param>
/// <param name="Id">The request's identifier.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Room">Where the reply is to be written; it belongs to the one who executes until the reply is kept.</param>
/// <param name="SendLimitBytes">How long a reply may be without a proof of the address; everything, when there is one.</param>
/// <param name="IsAsync">Whether it counts against the handlers that may run at once.</param>
internal readonly record struct Admission(
    RequestSession Session, ulong Id, uint Sequence, PayloadCell Room, int SendLimitBytes, bool IsAsync);
