namespace FastUdp.Requests;

/// <summary>Where a payload lies in a <see cref="PayloadStore"/>: 8 bytes. The default is no cell.</summary>
internal readonly record struct PayloadCell
{
}
