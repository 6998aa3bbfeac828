using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using FastUdp.Transport.Linux;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pacing;

[SupportedOSPlatform("linux")]
public class QueueingDisciplineTests
{
    private const uint Root = 0xFFFF_FFFF;

    [Fact]
    public void The_kernels_own_answer_is_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "rtnetlink is Linux's");
        IReadOnlyDictionary<int, string>? disciplines = new LinuxPacing().ReadDisciplines();
        Assert.NotNull(disciplines);
        Assert.Equal("noqueue", disciplines[NetworkInterfaces.List().First(one => one.IsLoopback).Index]);
    }

    [Fact]
    public void A_discipline_that_was_set_is_read()
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        network.Command("tc", "qdisc add dev lo root tbf rate 1gbit burst 100kb latency 10ms");
        Assert.Equal(["tbf"], network.Run(() => new LinuxPacing().ReadDisciplines()!.Values));
    }

    [Fact]
    public void A_root_that_only_spreads_is_what_is_beneath_it()
    {
        QueueingDiscipline[] all =
        [
            new(1, 0, Root, "noqueue"),
            new(2, 0x8001_0000, Root, "mq"),
            new(2, 0, 0x8001_0001, "fq"),
            new(2, 0, 0x8001_0002, "fq"),
            new(3, 0, Root, "mq"),
            new(3, 0, 0x0000_0001, "fq"),
            new(3, 0, 0x0000_0002, "pfifo_fast"),
            new(4, 0x0001_0000, Root, "htb"),
            new(4, 0, 0x0001_0001, "fq"),
            new(5, 0, Root, "mq"),
        ];
        Dictionary<int, string> kinds = QueueingDiscipline.ByInterface(all);
        Assert.Equal(["noqueue", "fq", "mq", "htb", "mq"], Enumerable.Range(1, 5).Select(index => kinds[index]));
    }

    [Fact]
    public void An_answer_is_read_message_by_message_to_its_end()
    {
        var found = new List<QueueingDiscipline>();
        byte[] first = [.. Message(2, Root, "pfifo_fast"), .. Message(3, Root, "fq")];
        Assert.True(QueueingDiscipline.ReadAll(first, found));
        Assert.False(QueueingDiscipline.ReadAll(Head(length: 20, type: 3), found));
        Assert.Equal([new QueueingDiscipline(2, 0, Root, "pfifo_fast"), new QueueingDiscipline(3, 0, Root, "fq")], found);
    }

    [Fact]
    public void Any_answer_is_read_without_harm() =>
        Always.HoldsFor(
            Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)).SelectMany(
                junk => Gen.Choose(0, 60).Select(at => (byte[])[.. Message(2, Root, "fq").Take(at), .. junk])),
            answer => QueueingDiscipline.ReadAll(answer, []));

    private static byte[] Message(int interfaceIndex, uint parent, string kind)
    {
        byte[] name = Encoding.ASCII.GetBytes(kind + '\0');
        byte[] body = new byte[20 + 4 + ((name.Length + 3) & ~3)];
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), interfaceIndex);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(12), parent);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(20), (ushort)(4 + name.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(22), 1);
        name.CopyTo(body, 24);
        return [.. Head(16 + body.Length, type: 36), .. body];
    }

    private static byte[] Head(int length, ushort type)
    {
        byte[] head = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(head, length);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), type);
        return head;
    }
}
