namespace FastUdp.Interop.Linux;

/// <summary>rtnetlink(7): a request for queueing disciplines. 36 bytes.</summary>
internal struct qdisc_request
{
    public nlmsghdr header;
    public tcmsg tc;
}
