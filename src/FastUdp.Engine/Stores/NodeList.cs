using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Stores;

/// <summary>
/// A list that is linked through its nodes. A mutable struct: to be kept in a field, never copied.
/// </summary>
internal struct NodeList<TNode>
    where TNode : ListNode<TNode>
{
    private TNode? _first;
    private TNode? _last;

    public readonly bool IsEmpty => _first is null;

    public readonly TNode? First => _first;

    public readonly TNode? Last => _last;

    public void AddFirst(TNode node)
    {
        Debug.Assert(node.Next is null && node.Previous is null, "It stands in a list already.");
        node.Next = _first;
        if (_first is null)
            _last = node;
        else
            _first.Previous = node;
        _first = node;
    }

    public void AddLast(TNode node)
    {
        Debug.Assert(node.Next is null && node.Previous is null, "It stands in a list already.");
        node.Previous = _last;
        if (_last is null)
            _first = node;
        else
            _last.Next = node;
        _last = node;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out TNode? node)
    {
        node = _first;
        if (node is null)
            return false;
        Remove(node);
        return true;
    }

    /// <summary>Takes out a node that stands in this list.</summary>
    public void Remove(TNode node)
    {
        if (node.Previous is null)
            _first = node.Next;
        else
            node.Previous.Next = node.Next;
        if (node.Next is null)
            _last = node.Previous;
        else
            node.Next.Previous = node.Previous;
        node.Next = null;
        node.Previous = null;
    }
}
