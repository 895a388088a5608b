using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Publishing.Editing.Typing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>Saves what is typed of a circular, together with the number that it asks for or has reserved. Scoped.</summary>
internal sealed class CircularDesk(
    NewsDbContext db, TenantDatabase database, CircularEditorial editorial, NumberBook book, CurrentAccount current)
{
    /// <summary>Begins a circular.</summary>
    /// <param name="form">Checked already.</param>
    /// <param name="asksForNumber">Whether a number is to be reserved for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException"><c>slug.taken</c>, <c>circular.type-unknown</c>, those of <see cref="NumberBook.ReserveAsync"/></exception>
    public async Task<Document> BeginAsync(CircularForm form, bool asksForNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var type = await db.RequireTypeAsync(form.Type, cancellationToken);
        var fields = await FieldsAsync(form, cancellationToken);
        var document = await editorial.BeginAsync(form.ReadSlug(), form.ToText(fields), cancellationToken);
        if (asksForNumber)
        {
            // The book needs the circular's id, which it has only now.
            var numbered = await NumberAsync(document.Id, form, fields, type, cancellationToken);
            await editorial.SaveAsync(document.Id, Editorial.BasisOf(document.Working!), null, form.ToText(numbered), cancellationToken);
        }

        await TypedTexts.ForgetAsync(editorial, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    /// <summary>Saves the next wording of a circular. A number that is reserved for it is written with the present code and date.</summary>
    /// <returns>Null where there is no such circular any more.</returns>
    /// <exception cref="RuleViolationException">Those of <see cref="BeginAsync"/></exception>
    public async Task<SavedDocument?> SaveAsync(Guid id, CircularForm form, bool asksForNumber, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var type = await db.RequireTypeAsync(form.Type, cancellationToken);
        var fields = await FieldsAsync(form, cancellationToken);
        var hasReserved = await book.FindAsync(id, cancellationToken) is { State: NumberState.Reserved, IsByHand: false } booked
            && LetterNumber.TryParse(form.Number, out var typed) && typed.Key == booked.Key;
        // What waits for its time is printed with the number as it was approved.
        var waits = await db.Editions.AnyAsync(edition => edition.DocumentId == id && edition.State == EditionState.Scheduled, cancellationToken);
        if ((asksForNumber || hasReserved) && !waits)
            fields = await NumberAsync(id, form, fields, type, cancellationToken);
        if (await editorial.SaveAsync(id, form.Basis, form.ReadSlug(), form.ToText(fields), cancellationToken) is not { } saved)
            return null;
        if (saved.Obstacle is not null)
            return saved;
        await TypedTexts.ForgetAsync(editorial, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>The numbers of all circulars that others can be amended or revoked by, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, string>()
        : await db.BookedNumbers.AsNoTracking().Where(number => number.DocumentId != null && ids.Contains(number.DocumentId.Value))
            .ToDictionaryAsync(number => number.DocumentId!.Value, number => number.Text, cancellationToken);

    private async Task<CircularFields> NumberAsync(
        Guid id, CircularForm form, CircularFields fields, CircularType type, CancellationToken cancellationToken)
    {
        var holder = new NumberHolder(current.Account!.Id, current.Account.DisplayName);
        return fields with { Number = (await book.ReserveAsync(id, form.Title, fields, type, holder, cancellationToken)).Text };
    }

    private async Task<CircularFields> FieldsAsync(CircularForm form, CancellationToken cancellationToken)
    {
        var fields = form.ToFields(await IdsAsync(form.Amends, cancellationToken), await IdsAsync(form.Revokes, cancellationToken));
        fields.Check();
        return fields;
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string numbers, CancellationToken cancellationToken)
    {
        var keys = CircularForm.ListOf(numbers).Select(number => LetterNumber.TryParse(number, out var read) ? read.Key : number).ToList();
        if (keys.Count == 0)
            return [];
        var known = await db.BookedNumbers.AsNoTracking().Where(number => keys.Contains(number.Key) && number.DocumentId != null)
            .ToDictionaryAsync(number => number.Key, number => number.DocumentId!.Value, cancellationToken);
        return [.. keys.Select(key => known.TryGetValue(key, out var id) ? id
            : throw new RuleViolationException("circular.relation-not-published", $"There is no circular with the number {key}."))];
    }
}
