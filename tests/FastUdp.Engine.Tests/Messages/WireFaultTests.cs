using System.Globalization;
using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireFaultTests
{
    [Fact]
    public void The_default_is_no_fault()
    {
        Assert.Equal(WireFaultReason.None, default(WireFault).Reason);
        Assert.Equal("no fault", default(WireFault).ToString());
    }

    [Fact]
    public void A_fault_is_raised_with_all_its_parts()
    {
        Assert.False(WireFault.Raise(out WireFault fault, WireFaultReason.TooLong, "Name", 2, 1));
        Assert.Equal(new WireFault(WireFaultReason.TooLong, "Name", 2, 1), fault);
    }

    [Fact]
    public void A_fault_is_named_by_the_outermost_field_and_stays_what_it_was()
    {
        var fault = new WireFault(WireFaultReason.Truncated, null, 2, 3);
        Assert.False(WireFault.Name(ref fault, "Inner"));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, "Inner", 2, 3), fault);
        Assert.False(WireFault.Name(ref fault, "Outer"));
        Assert.Equal(new WireFault(WireFaultReason.Truncated, "Outer", 2, 3), fault);
    }

    [Fact]
    public void Every_reason_is_a_line_of_its_own()
    {
        string[] lines = Enum.GetValues<WireFaultReason>().Select(reason => new WireFault(reason, "Name", 70_001, 70_000).ToString()).ToArray();
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.All(lines, line => Assert.StartsWith("Name: ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.DoesNotContain(lines, line => Enum.TryParse<WireFaultReason>(line["Name: ".Length..], out _));
    }

    [Fact]
    public void A_length_is_named_with_its_limit_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator = "'";
        try
        {
            Assert.Equal("Name: a length of 70,001 exceeds the maximum of 70,000", new WireFault(WireFaultReason.TooLong, "Name", 70_001, 70_000).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Faults_that_differ_in_anything_are_different()
    {
        WireFault[] faults =
        [
            default, new(WireFaultReason.TooLong), new(WireFaultReason.TooLong, "A"), new(WireFaultReason.TooLong, "B"),
            new(WireFaultReason.TooLong, "A", 1), new(WireFaultReason.TooLong, "A", 0, 1),
        ];
        for (int i = 0; i < faults.Length; i++)
        {
            for (int k = 0; k < faults.Length; k++)
            {
                Assert.Equal(i == k, faults[i] == faults[k]);
                Assert.Equal(i != k, faults[i] != faults[k]);
                Assert.Equal(i == k, faults[i].Equals((object)faults[k]));
            }
        }
        Assert.Equal(faults[3].GetHashCode(), new WireFault(WireFaultReason.TooLong, "B").GetHashCode());
    }
}
