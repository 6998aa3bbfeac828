using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>Something to compare ways of doing.</summary>
internal interface IWork
{
    /// <summary>As in <c>--work</c>.</summary>
    string Name { get; }

    /// <summary>What the table says above itself.</summary>
    string Title { get; }

    /// <summary>Payload sizes where none are given.</summary>
    IReadOnlyList<int> DefaultSizes { get; }

    /// <summary>The measured time of one run where none is given.</summary>
    TimeSpan DefaultDuration { get; }

    /// <summary>What its subjects are judged by.</summary>
    Merit Merit { get; }

    /// <summary>Whether the payload is part of the work, so that <c>--sizes</c> does not apply.</summary>
    bool HasOwnSizes => false;

    /// <summary>Why it cannot run here; null where it can.</summary>
    string? Obstacle => null;

    /// <summary>Every way of the C programs; the best of them compete.</summary>
    IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes);

    /// <summary>The ways in this process.</summary>
    /// <param name="program">Null where the C programs could not be built.</param>
    /// <param name="ceilings">The ceilings that compete, best first.</param>
    IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings);
}
