namespace JatengPortal.Kernel.Messaging;

/// <summary>A message to another tenant, written in the transaction that gave rise to it.</summary>
internal sealed class OutboxMessage
{
    public required Guid ReceiverId { get; set; }
    public required Guid Epoch { get; set; }
    /// <summary>1, 2, 3 … per receiver and epoch, without gaps.</summary>
    public required long Sequence { get; set; }
    public required string Type { get; set; }
    public required string Body { get; set; }
    public required DateTime CreatedUtc { get; set; }
    public DateTime? DeliveredUtc { get; set; }
}

/// <summary>The last sequence given to a receiver.</summary>
internal sealed class OutboxReceiver
{
    public required Guid ReceiverId { get; set; }
    public required Guid Epoch { get; set; }
    public required long Last { get; set; }
}

/// <summary>How far this tenant has taken in what another one sent.</summary>
internal sealed class InboxSender
{
    public required Guid SenderId { get; set; }
    public required Guid Epoch { get; set; }
    public required long Last { get; set; }
}

/// <summary>Something to do at a time.</summary>
internal sealed class DueItem
{
    /// <summary>Which handler.</summary>
    public required string Kind { get; set; }
    /// <summary>What for; one item a kind and key.</summary>
    public required string Key { get; set; }
    public required DateTime DueUtc { get; set; }
    public int Attempts { get; set; }
}
