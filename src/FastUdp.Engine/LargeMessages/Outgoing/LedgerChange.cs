namespace FastUdp.LargeMessages;

/// <summary>What an acknowledgement told that was not known.</summary>
/// <param name="ArrivedBytes">Of segments that have arrived.</param>
/// <param name="LostBytes">Of segments that are lost.</param>
internal readonly record struct LedgerChange(int ArrivedBytes, int LostBytes);
