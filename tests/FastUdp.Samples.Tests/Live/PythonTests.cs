using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Live;

/// <summary>With Python at the other end, which lays out its packets with the struct module.</summary>
public class PythonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, 500, TimeSpan.Zero);

    [Fact]
    public async Task A_python_client_asks_an_NTP_server_of_ours_for_the_time()
    {
        await using var served = new Served(new TimeServer());
        string output = await Programs.RunPythonAsync("ntp_client.py", served.Port);
        Assert.Equal("version 4, mode 4, stratum 1, precision -20, LOCL, ours, 2026-01-02T12:00:00.500000+00:00", output.Trim());
    }

    [Fact]
    public async Task A_python_sender_measures_against_a_STAMP_reflector_of_ours()
    {
        await using var served = new Served(new Reflector());
        string output = await Programs.RunPythonAsync("stamp_sender.py", served.Port);
        Assert.Equal("44 bytes, number 1, sender's number 7, sender's error 0x8509, received 2026-01-02T12:00:00.500000+00:00", output.Trim());
    }

    private sealed class TimeServer : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
            {
                if (datagram.TryRead(out NtpPacket question, out _) && question.Mode == NtpMode.Client)
                    sender.Send(datagram.Remote, Answer(question));
            }
        }

        private static NtpPacket Answer(NtpPacket question) => question with
        {
            Mode = NtpMode.Server,
            Stratum = 1,
            Precision = -20,
            ReferenceId = 0x4C4F434C,
            Originate = question.Transmit,
            Receive = NtpTimestamp.Of(Noon),
            Transmit = NtpTimestamp.Of(Noon),
        };
    }

    private sealed class Reflector : IDatagramHandler
    {
        private uint _number;

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            NtpTimestamp now = NtpTimestamp.Of(Noon);
            foreach (Datagram datagram in batch)
            {
                if (datagram.TryRead(out StampSenderPacket sent, out _))
                    sender.Send(datagram.Remote, new StampReflectorPacket(
                        ++_number, now, new StampErrorEstimate(true, false, 1, 1), now, sent.SequenceNumber, sent.Timestamp, sent.Error, 255));
            }
        }
    }
}
