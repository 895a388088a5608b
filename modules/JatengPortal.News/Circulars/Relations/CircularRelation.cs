namespace JatengPortal.News.Circulars.Relations;

/// <summary>What one circular does to another one.</summary>
public enum RelationKind
{
    /// <summary>Mengubah.</summary>
    Amends,

    /// <summary>Mencabut.</summary>
    Revokes,
}

/// <summary>A published circular that amends or revokes another one; read from both sides.</summary>
internal sealed class CircularRelation
{
    /// <summary>The later one: mengubah, mencabut.</summary>
    public required Guid FromId { get; init; }

    /// <summary>The earlier one: diubah oleh, dicabut oleh.</summary>
    public required Guid ToId { get; init; }

    public required RelationKind Kind { get; init; }
}
