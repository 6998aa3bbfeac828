using System.Text.Json.Serialization;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Churn;
using FastUdp.Benchmarks.Subjects.Counts;
using FastUdp.Benchmarks.Subjects.Ethernet;

namespace FastUdp.Benchmarks.Compare;

/// <summary>One line of the table and one object of the JSON report. Null where a figure does not apply.</summary>
internal sealed record Row
{
    public required string Subject { get; init; }
    public required string Work { get; init; }
    public required int Size { get; init; }

    /// <summary><c>place</c> or <c>copy</c>.</summary>
    public string? Send { get; init; }

    /// <summary>The rows with the same value are compared with each other.</summary>
    public required string Group { get; init; }
    public required int Rounds { get; init; }
    public double? Mpps { get; init; }
    public double? Gbps { get; init; }
    public double? LossPercent { get; init; }
    public double? BytesPerDatagram { get; init; }
    public long? AllocatedBytes { get; init; }
    public int? Gen0 { get; init; }
    public int? Gen1 { get; init; }
    public int? Gen2 { get; init; }
    public double? RatioToEngine { get; init; }
    public double? RatioToCeiling { get; init; }
    public double? RatioToUdpClient { get; init; }
    public double? RatioToSocketAsync { get; init; }

    /// <summary>The subject of the group that the next ratio is to: of rates, or of times where time is what counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Baseline { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RatioToBaseline { get; init; }

    /// <summary>The time of one operation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NanosecondsEach { get; init; }

    /// <summary>What one operation allocates beyond the strings and arrays of the message it reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? BytesBeyondContent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RttRow? RttMicroseconds { get; init; }

    /// <summary>Summed over the rounds; the memory is that of the round in which it was most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestCounts? Requests { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChurnResult? Churn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EthernetCell? Ethernet { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CountsResult? Counts { get; init; }

    /// <summary>Round-trip times: medians over the rounds, the greatest of all.</summary>
    internal sealed record RttRow(double P50, double P90, double P99, double Max);
}
