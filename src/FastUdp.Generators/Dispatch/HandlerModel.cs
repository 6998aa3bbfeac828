namespace FastUdp.Generators.Dispatch;

/// <summary>A method that takes one kind of message.</summary>
/// <param name="Method">Its name, escaped where it is a keyword.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="Message">The message's name for generated code: <c>global::Game.Ping</c>.</param>
/// <param name="Id">The message's identifier, or -1.</param>
/// <param name="MessageIsByIn">Whether the message is an <c>in</c> parameter.</param>
/// <param name="TakesContext">Whether it takes the context.</param>
/// <param name="ContextIsByIn">Whether the context is an <c>in</c> parameter.</param>
internal sealed record HandlerModel(
    string Method, bool IsStatic, string Message, int Id, bool MessageIsByIn, bool TakesContext, bool ContextIsByIn);
