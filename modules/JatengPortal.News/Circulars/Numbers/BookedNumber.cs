using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>How far a number is.</summary>
public enum NumberState
{
    /// <summary>Reserved for a circular that isn't published yet (dipesan).</summary>
    Reserved,

    /// <summary>Printed on a published circular, or on a letter outside of the portal (dipakai).</summary>
    Confirmed,

    /// <summary>Given back: the next circular gets it (bebas).</summary>
    Free,
}

/// <summary>A line of the book of numbers (buku nomor surat).</summary>
public sealed class BookedNumber
{
    public required Guid Id { get; init; }
    /// <summary>See <see cref="Types.CircularType.Book"/>.</summary>
    public required string Book { get; init; }
    /// <summary>The year that the counter belongs to; 0 where counting never begins anew.</summary>
    public required int Term { get; init; }
    /// <summary>1, 2, 3 …; null for a number that was entered by hand and fits no counter.</summary>
    public int? Counter { get; init; }
    /// <summary>The year in which the book lists it.</summary>
    public required int Year { get; set; }
    /// <summary>As printed.</summary>
    public required string Text { get; set; }
    /// <summary>See <see cref="LetterNumber.Key"/>; unique.</summary>
    public required string Key { get; set; }
    public NumberState State { get; private set; }
    /// <summary>For which circular; null for a free one, and for letters outside of the portal.</summary>
    public Guid? DocumentId { get; private set; }
    /// <summary>What the letter is about; of a circular, when the number was reserved.</summary>
    public string? Subject { get; private set; }
    /// <summary>Entered by hand: the letter was numbered on paper.</summary>
    public bool IsByHand { get; init; }
    /// <summary>Account of whoever reserved or entered it; null for a recipe.</summary>
    public Guid? HolderId { get; private set; }
    /// <summary>That person's name then.</summary>
    public string? HolderName { get; private set; }
    /// <summary>When it became what it is, UTC.</summary>
    public DateTime ChangedUtc { get; private set; }

    internal void Print(LetterNumber number, int year) => (Text, Key, Year) = (number.Value, number.Key, year);

    internal void Reserve(Guid documentId, string subject, NumberHolder holder, DateTime now)
    {
        Become(NumberState.Reserved, now);
        (DocumentId, Subject, HolderId, HolderName) = (documentId, subject, holder.Id, holder.Name);
    }

    internal void Confirm(Guid? documentId, string? subject, NumberHolder? holder, DateTime now)
    {
        Become(NumberState.Confirmed, now);
        (DocumentId, Subject) = (documentId, subject);
        if (holder is not null)
            (HolderId, HolderName) = (holder.Id, holder.Name);
    }

    /// <exception cref="RuleViolationException"><c>circular.number-used</c></exception>
    internal void Release(DateTime now)
    {
        if (State == NumberState.Confirmed)
            throw new RuleViolationException("circular.number-used", $"The number {Text} stands on a letter and can't be given again.");
        Become(NumberState.Free, now);
        (DocumentId, Subject, HolderId, HolderName) = (null, null, null, null);
    }

    /// <summary>Makes it what it was in the book that it is taken over from; who held it stays behind, as accounts do.</summary>
    internal void TakeOver(NumberState state, Guid? documentId, string? subject, DateTime now)
    {
        Become(state, now);
        (DocumentId, Subject) = (documentId, subject);
    }

    private void Become(NumberState state, DateTime now) => (State, ChangedUtc) = (state, now);
}

/// <summary>Who takes a number.</summary>
/// <param name="Id">Of the account; null for a recipe.</param>
/// <param name="Name">As others see it; null for a recipe.</param>
internal sealed record NumberHolder(Guid? Id, string? Name);
