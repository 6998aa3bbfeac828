using System.Runtime.InteropServices;
using System.Text;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>A queueing discipline and where it stands, as the kernel tells it (rtnetlink(7), RTM_NEWQDISC).</summary>
/// <param name="InterfaceIndex">Its interface.</param>
/// <param name="Handle">Its own name.</param>
/// <param name="Parent">What it stands under.</param>
/// <param name="Kind">Its kind, as tc(8) names it.</param>
internal readonly record struct QueueingDiscipline(int InterfaceIndex, uint Handle, uint Parent, string Kind)
{
    private const string MultiQueue = "mq";
    private const int Alignment = 4;

    /// <summary>Reads the messages of one answer; false when the last of all has been.</summary>
    public static bool ReadAll(ReadOnlySpan<byte> answer, List<QueueingDiscipline> found)
    {
        while (MemoryMarshal.TryRead(answer, out nlmsghdr header))
        {
            int length = (int)Math.Min(header.nlmsg_len, (uint)answer.Length);
            if (header.nlmsg_type is NLMSG_DONE or NLMSG_ERROR || length < Marshal.SizeOf<nlmsghdr>())
                return false;
            if (header.nlmsg_type == RTM_NEWQDISC && TryRead(answer[Marshal.SizeOf<nlmsghdr>()..length], out QueueingDiscipline discipline))
                found.Add(discipline);
            answer = answer[Math.Min(Align(length), answer.Length)..];
        }
        return true;
    }

    /// <summary>
    /// What each interface queues by: its root, or of a root that only spreads over the device's queues, what is beneath if that is all of one
    /// kind.
    /// </summary>
    public static Dictionary<int, string> ByInterface(IReadOnlyList<QueueingDiscipline> all)
    {
        var kinds = new Dictionary<int, string>();
        foreach (QueueingDiscipline root in all)
        {
            if (root.Parent == TC_H_ROOT)
                kinds[root.InterfaceIndex] = root.Kind == MultiQueue ? KindBeneath(root, all) : root.Kind;
        }
        return kinds;
    }

    private static string KindBeneath(QueueingDiscipline root, IReadOnlyList<QueueingDiscipline> all)
    {
        string[] beneath =
        [
            .. all
                .Where(one => one.InterfaceIndex == root.InterfaceIndex && one.Parent != TC_H_ROOT && one.Parent >> 16 == root.Handle >> 16 && one != root)
                .Select(one => one.Kind)
                .Distinct(),
        ];
        return beneath.Length == 1 ? beneath[0] : root.Kind;
    }

    private static bool TryRead(ReadOnlySpan<byte> message, out QueueingDiscipline discipline)
    {
        discipline = default;
        if (!MemoryMarshal.TryRead(message, out tcmsg tc))
            return false;
        ReadOnlySpan<byte> attributes = message[Marshal.SizeOf<tcmsg>()..];
        while (MemoryMarshal.TryRead(attributes, out rtattr attribute) && attribute.rta_len >= Marshal.SizeOf<rtattr>() && attribute.rta_len <= attributes.Length)
        {
            if (attribute.rta_type == TCA_KIND)
            {
                string kind = Encoding.ASCII.GetString(attributes[Marshal.SizeOf<rtattr>()..attribute.rta_len]).TrimEnd('\0');
                discipline = new QueueingDiscipline(tc.tcm_ifindex, tc.tcm_handle, tc.tcm_parent, kind);
                return true;
            }
            attributes = attributes[Math.Min(Align(attribute.rta_len), attributes.Length)..];
        }
        return false;
    }

    private static int Align(int length) => (length + Alignment - 1) & ~(Alignment - 1);
}
