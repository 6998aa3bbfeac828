using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>The routes of a server by the identifier of the message asked. It does not change.</summary>
internal sealed class RequestRoutes
{
    private readonly RequestRoute?[] _byId;

    public RequestRoutes(IReadOnlyDictionary<int, RequestRoute> routes)
    {
        _byId = new RequestRoute?[routes.Count == 0 ? 0 : routes.Keys.Max() + 1];
        foreach ((int id, RequestRoute route) in routes)
            _byId[id] = route;
        HasAsync = routes.Values.Any(route => route.IsAsync);
    }

    /// <summary>Whether any of them is asynchronous.</summary>
    public bool HasAsync { get; }

    /// <summary>Finds the route of a message.</summary>
    /// <param name="body">The message, identifier first.</param>
    /// <param name="rejection">Why there is none.</param>
    public RequestRoute? Find(ReadOnlySpan<byte> body, out RequestRejection rejection)
    {
        int id = WireIdentifier.Read(body);
        RequestRoute? route = (uint)id < (uint)_byId.Length ? _byId[id] : null;
        rejection = id == WireIdentifier.None ? RequestRejection.Malformed : RequestRejection.NoHandler;
        return route;
    }
}
