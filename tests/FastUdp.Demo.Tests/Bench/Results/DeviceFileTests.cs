using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench.Results;

public class DeviceFileTests
{
    [Fact]
    public void A_device_is_written_to_and_stays_one()
    {
        const string full = "/dev/full";
        Assert.SkipUnless(File.Exists(full), $"there is no {full}");
        foreach (int _ in (int[])[1, 2])
        {
            string message = Assert.Throws<CommandFailedException>(() => WholeFile.Write(full, static stream => stream.WriteByte(1))).Message;
            Assert.Equal($"cannot write '{full}': No space left on device", message);
        }
    }
}
