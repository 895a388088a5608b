using System.ComponentModel;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>
/// Takes over the book of numbers that an export holds, so that what was given on paper, reserved or given back there is so here. Stands
/// before the circulars, which then find their numbers. A line that stands here already stays as it is.
/// </summary>
internal sealed class CircularNumbersStep(IAuditTrail audit) : RecipeStep<CircularNumbersShape>
{
    public override string Name => "CircularNumbers";

    public override string? Permission => NewsModule.EditCirculars.Id;

    public override void Check(CircularNumbersShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Numbers.Count; i++)
        {
            if (!step.Numbers[i].IsSound)
                check.Error($"Numbers[{i}]", "is no line of a book of numbers");
        }
    }

    public override async Task RunAsync(CircularNumbersShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var database = run.Services.GetRequiredService<TenantDatabase>();
        var db = run.Services.GetRequiredService<NewsDbContext>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var present = await db.BookedNumbers.ToListAsync(cancellationToken);
        var keys = present.Select(line => line.Key).ToHashSet();
        var counters = present.Where(line => line.Counter is not null).Select(line => (line.Book, line.Term, line.Counter)).ToHashSet();
        var circulars = present.Select(line => line.DocumentId).OfType<Guid>().ToHashSet();
        var added = 0;
        for (var i = 0; i < step.Numbers.Count; i++)
        {
            var line = step.Numbers[i].ToLine(run.Now);
            if (!keys.Add(line.Key))
            {
                run.Unchanged();
                continue;
            }

            if ((line.Counter is not null && !counters.Add((line.Book, line.Term, line.Counter)))
                || (line.DocumentId is { } circular && !circulars.Add(circular)))
                throw run.Refusal($"Numbers[{i}]", "another line has its counter or its circular");
            db.BookedNumbers.Add(line);
            run.Changed(new RecipeDifference("circular number", line.Text, Before: null, line.State.ToString()));
            added++;
        }

        if (added > 0)
            await audit.RecordAsync(database, new AuditFact("circular-number.taken-over", run.RecipeName) { After = new { Count = added } }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

[Description("Written by exports: lines of the book of numbers. Those that stand here already stay as they are.")]
internal sealed class CircularNumbersShape
{
    [Description("The lines.")]
    public required IReadOnlyList<BookedNumberShape> Numbers { get; init; }
}

[Description("A number of a letter.")]
internal sealed record BookedNumberShape
{
    [Description("As printed.")]
    public required string Number { get; init; }

    [Description("Name of the counter; see CircularTypes.")]
    public required string Book { get; init; }

    [Description("The year that the counter belongs to; 0 where counting never begins anew.")]
    public required int Term { get; init; }

    [Description("1, 2, 3 …; left out where no counter gave it.")]
    public int? Counter { get; init; }

    [Description("The year in which the book lists it.")]
    public required int Year { get; init; }

    [Description("Reserved for a circular that isn't published yet, Confirmed on a letter, or Free to be given.")]
    public required NumberState State { get; init; }

    [Description("Id of the circular; left out for letters on paper, and for a free number.")]
    public Guid? DocumentId { get; init; }

    [Description("What the letter is about.")]
    public string? Subject { get; init; }

    [Description("It was typed: the letter was numbered elsewhere.")]
    public bool ByHand { get; init; }

    internal bool IsSound =>
        LetterNumber.TryParse(Number, out _) && Slug.TryParse(Book, out _) && Term is 0 or (>= 1945 and <= 2200) && Year is >= 1945 and <= 2200
        && Counter is null or > 0 && Enum.IsDefined(State) && Subject is null or { Length: <= 300 }
        && State switch
        {
            NumberState.Reserved => DocumentId is not null,
            NumberState.Free => DocumentId is null,
            _ => true,
        };

    public static BookedNumberShape Of(BookedNumber line) => new()
    {
        Number = line.Text,
        Book = line.Book,
        Term = line.Term,
        Counter = line.Counter,
        Year = line.Year,
        State = line.State,
        DocumentId = line.DocumentId,
        Subject = line.Subject,
        ByHand = line.IsByHand,
    };

    public BookedNumber ToLine(DateTime now)
    {
        var number = LetterNumber.Parse(Number);
        var line = new BookedNumber
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Book = Book,
            Term = Term,
            Counter = Counter,
            Year = Year,
            Text = number.Value,
            Key = number.Key,
            IsByHand = ByHand,
        };
        line.TakeOver(State, DocumentId, Subject, now);
        return line;
    }
}
