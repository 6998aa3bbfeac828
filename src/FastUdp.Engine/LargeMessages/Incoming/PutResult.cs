namespace FastUdp.LargeMessages;

/// <summary>Whether there was memory for a segment, or which is wanting.</summary>
internal enum PutResult
{
    Done,
    NoCell,
    NoPage,
}
