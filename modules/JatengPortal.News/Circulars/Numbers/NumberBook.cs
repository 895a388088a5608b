using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>
/// Gives circulars their numbers, without gaps: reserved while a circular is written, confirmed when it is published, free again when it is
/// discarded. Whoever reserves gets the lowest free number first.
/// </summary>
/// <remarks>Works in the caller's transaction. A tenant has one writer at a time, so two people never get one number; the index is unique besides.</remarks>
internal sealed class NumberBook(NewsDbContext db, TenantDatabase database, TimeProvider clock)
{
    private const int MostFree = 100;
    private const int MostTries = 1_000;

    /// <summary>Reserves a number for a circular, or writes the one that it has anew, where its code or date changed.</summary>
    /// <exception cref="RuleViolationException"><c>circular.classification-missing</c>, <c>circular.number-used</c></exception>
    public async Task<BookedNumber> ReserveAsync(
        Guid documentId, string subject, CircularFields fields, CircularType type, NumberHolder holder, CancellationToken cancellationToken)
    {
        var pattern = type.Numbering;
        if (pattern.NeedsClassification && fields.Classification is null)
            throw new RuleViolationException("circular.classification-missing", "The number begins with the classification code. Choose the code first.");
        await using var transaction = await database.BeginAsync(cancellationToken);
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var date = fields.Date ?? DateOnly.FromDateTime(WesternIndonesiaTime.Of(now).Date);
        var term = type.Restarts ? date.Year : 0;
        var booked = await FindAsync(documentId, cancellationToken);
        if (booked?.State == NumberState.Confirmed)
            throw new RuleViolationException("circular.number-used", $"The circular has its number already: {booked.Text}.");
        if (booked is not null && (booked.IsByHand || booked.Book != type.Book || booked.Term != term))
        {
            booked.Release(now);
            booked = null;
        }

        LetterNumber Write(int counter) => pattern.Number(counter, fields.Classification ?? "", type.Unit, date);
        booked ??= await LowestFreeAsync(type.Book, term, Write, cancellationToken) ?? await NextAsync(type.Book, term, date.Year, Write, cancellationToken);
        if (await IsTakenAsync(Write(booked.Counter!.Value), booked, cancellationToken))
            throw Taken(Write(booked.Counter.Value).Value, subject: null);
        booked.Print(Write(booked.Counter!.Value), date.Year);
        booked.Reserve(documentId, subject, holder, now);
        await transaction.CommitAsync(cancellationToken);
        return booked;
    }

    /// <summary>Makes the number of a circular final: the reserved one, or one that was given on paper.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="RequireUsableAsync"/></exception>
    public async Task ConfirmAsync(Guid documentId, string subject, CircularFields fields, CircularType type, CancellationToken cancellationToken)
    {
        await RequireUsableAsync(documentId, fields, cancellationToken);
        var number = LetterNumber.Parse(fields.Number);
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var booked = await FindAsync(documentId, cancellationToken);
        if (booked?.State == NumberState.Confirmed)
            return;
        if (booked?.Key == number.Key)
        {
            booked.Confirm(documentId, subject, holder: null, now);
            return;
        }

        booked?.Release(now);
        await EnterAsync(number, type, fields.Date!.Value.Year, documentId, subject, new NumberHolder(null, null), cancellationToken);
    }

    /// <summary>Keeps the number of a circular that waits for its time, also where it was typed and not reserved.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="RequireUsableAsync"/></exception>
    public async Task HoldAsync(Guid documentId, string subject, CircularFields fields, CircularType type, CancellationToken cancellationToken)
    {
        await RequireUsableAsync(documentId, fields, cancellationToken);
        var number = LetterNumber.Parse(fields.Number);
        var booked = await FindAsync(documentId, cancellationToken);
        if (booked?.Key == number.Key)
            return;
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        booked?.Release(now);
        var line = await LineOfAsync(number, type, fields.Date!.Value.Year, cancellationToken);
        line.Reserve(documentId, subject, new NumberHolder(null, null), now);
    }

    /// <summary>Refuses a number that a circular can't be published with.</summary>
    /// <exception cref="RuleViolationException"><c>circular.number-taken</c>, <c>circular.number-changed</c>, <c>circular.number-year</c></exception>
    public async Task RequireUsableAsync(Guid documentId, CircularFields fields, CancellationToken cancellationToken)
    {
        var key = LetterNumber.Parse(fields.Number).Key;
        var booked = await FindAsync(documentId, cancellationToken);
        if (booked?.State == NumberState.Confirmed && booked.Key != key)
            throw new RuleViolationException("circular.number-changed", $"A published circular keeps its number {booked.Text}.");
        if (booked is { State: NumberState.Reserved, Term: not 0 } && booked.Key == key && booked.Term != fields.Date!.Value.Year)
            throw new RuleViolationException("circular.number-year", $"The number {booked.Text} belongs to the year {booked.Term}. Ask for another one.");
        var other = await db.BookedNumbers.AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, cancellationToken);
        if (other is { State: not NumberState.Free } && other.DocumentId != documentId)
            throw Taken(other.Text, other.Subject);
    }

    /// <summary>Enters a number that was given on paper.</summary>
    /// <exception cref="RuleViolationException"><c>circular.number-taken</c></exception>
    public async Task<BookedNumber> EnterAsync(
        LetterNumber number, CircularType type, int year, Guid? documentId, string? subject, NumberHolder holder, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var line = await LineOfAsync(number, type, year, cancellationToken);
        if (line.State != NumberState.Free && (documentId is null || line.DocumentId != documentId))
            throw Taken(line.Text, line.Subject);
        line.Confirm(documentId, subject, holder, now);
        await transaction.CommitAsync(cancellationToken);
        return line;
    }

    /// <summary>Gives the number of a circular that is discarded back. Does nothing where it has none.</summary>
    public async Task GiveBackAsync(Guid documentId, CancellationToken cancellationToken)
    {
        if (await FindAsync(documentId, cancellationToken) is { State: NumberState.Reserved } booked)
            booked.Release(StoredTime.Of(clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>The number that a circular has in the book; null for none.</summary>
    public Task<BookedNumber?> FindAsync(Guid documentId, CancellationToken cancellationToken) =>
        db.BookedNumbers.SingleOrDefaultAsync(booked => booked.DocumentId == documentId, cancellationToken);

    /// <summary>The line of a number that was not given here; a new one is free.</summary>
    private async Task<BookedNumber> LineOfAsync(LetterNumber number, CircularType type, int year, CancellationToken cancellationToken)
    {
        var key = number.Key;
        if (await db.BookedNumbers.SingleOrDefaultAsync(booked => booked.Key == key, cancellationToken) is { } known)
            return known;
        var term = type.Restarts ? year : 0;
        var line = new BookedNumber
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Book = type.Book,
            Term = term,
            Counter = await FreeCounterOfAsync(number, type, term, cancellationToken),
            Year = year,
            Text = number.Value,
            Key = key,
            IsByHand = true,
        };
        line.Release(StoredTime.Of(clock.GetUtcNow().UtcDateTime));
        db.BookedNumbers.Add(line);
        return line;
    }

    // The running number of a letter that was numbered elsewhere is given to no other letter, whatever its code.
    private async Task<int?> FreeCounterOfAsync(LetterNumber number, CircularType type, int term, CancellationToken cancellationToken) =>
        type.Numbering.CounterOf(number, type.Unit) is { } counter
            && !await db.BookedNumbers.AnyAsync(
                booked => booked.Book == type.Book && booked.Term == term && booked.Counter == counter, cancellationToken)
            ? counter : null;

    private static RuleViolationException Taken(string number, string? subject) =>
        new("circular.number-taken", $"The number {number} is taken{(subject is null ? "" : $" by “{subject}”")}.");

    private Task<bool> IsTakenAsync(LetterNumber number, BookedNumber own, CancellationToken cancellationToken)
    {
        var key = number.Key;
        return db.BookedNumbers.AnyAsync(booked => booked.Key == key && booked.Id != own.Id, cancellationToken);
    }

    // Written with this letter's code, a free number may meet one that was given on paper.
    private async Task<BookedNumber?> LowestFreeAsync(string book, int term, Func<int, LetterNumber> write, CancellationToken cancellationToken)
    {
        var free = await db.BookedNumbers
            .Where(number => number.Book == book && number.Term == term && number.State == NumberState.Free && number.Counter != null)
            .OrderBy(number => number.Counter).Take(MostFree).ToListAsync(cancellationToken);
        var keys = free.ConvertAll(booked => write(booked.Counter!.Value).Key);
        var taken = await db.BookedNumbers.Where(other => keys.Contains(other.Key)).ToDictionaryAsync(other => other.Key, other => other.Id, cancellationToken);
        return free.Find(booked => !taken.TryGetValue(write(booked.Counter!.Value).Key, out var owner) || owner == booked.Id);
    }

    // The counter goes on after the last number that it gave, and past those that were given on paper.
    private async Task<BookedNumber> NextAsync(
        string book, int term, int year, Func<int, LetterNumber> write, CancellationToken cancellationToken)
    {
        var counted = db.BookedNumbers.Where(booked => booked.Book == book && booked.Term == term && booked.Counter != null);
        var last = await counted.Where(booked => !booked.IsByHand).MaxAsync(booked => booked.Counter, cancellationToken) ?? 0;
        var later = (await counted.Where(booked => booked.Counter > last).Select(booked => booked.Counter!.Value).ToListAsync(cancellationToken)).ToHashSet();
        for (var counter = last + 1; counter <= last + later.Count + MostTries; counter++)
        {
            var number = write(counter);
            var key = number.Key;
            if (later.Contains(counter) || await db.BookedNumbers.AnyAsync(booked => booked.Key == key, cancellationToken))
                continue;
            var booked = new BookedNumber
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Book = book,
                Term = term,
                Counter = counter,
                Year = year,
                Text = number.Value,
                Key = key,
            };
            db.BookedNumbers.Add(booked);
            return booked;
        }

        throw new RuleViolationException("circular.number-used", "The next numbers are all taken on paper already.");
    }
}
