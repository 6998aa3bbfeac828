namespace FastUdp.Stores;

/// <summary>What can stand in one <see cref="NodeList{TNode}"/> at a time: the links are its own, so that standing there takes no object.</summary>
internal abstract class ListNode<TSelf>
    where TSelf : ListNode<TSelf>
{
    public TSelf? Next { get; set; }

    public TSelf? Previous { get; set; }
}
