using System.Text;
using FastUdp.Demo.Output;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>Answers each typed text with a sentence about its length, and with how often that request was executed.</summary>
/// <param name="transcript">Where each execution is told.</param>
internal sealed class TypedTextServer(ServerTranscript transcript)
{
    private readonly ExecutionCounter _executions = new();

    /// <summary>Requests that were executed more than once: none, if the server keeps what it promises.</summary>
    public long Repeated => _executions.Repeated;

    public TextReply Answer(in TextRequest request, in RequestContext context)
    {
        byte[] text = Encoding.UTF8.GetBytes(request.Text);
        transcript.SayReceived(context.Remote, text);
        return new TextReply(LengthSentence.Of(text.Length), _executions.Count(context.RequestId));
    }
}
