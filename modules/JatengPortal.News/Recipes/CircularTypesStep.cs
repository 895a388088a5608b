using System.ComponentModel;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>Defines the types of circulars that an agency writes; types that it doesn't name stay as they are.</summary>
internal sealed class CircularTypesStep(IAuditTrail audit) : RecipeStep<CircularTypesShape>
{
    public override string Name => "CircularTypes";

    public override string? Permission => NewsModule.PublishCirculars.Id;

    public override void Check(CircularTypesShape step, RecipeCheck check)
    {
        var fits = true;
        for (var i = 0; i < step.Types.Count; i++)
        {
            try
            {
                step.Types[i].ToType(i).Check();
            }
            catch (RuleViolationException refused)
            {
                fits = false;
                check.Error($"Types[{i}]", refused.Message);
            }
        }

        if (step.Types.Select(type => type.Slug).Distinct().Count() < step.Types.Count)
            check.Error("Types", "two types have the same slug");
        else if (fits)
            CheckTogether(step, check);
    }

    public override async Task RunAsync(CircularTypesShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var database = run.Services.GetRequiredService<TenantDatabase>();
        var db = run.Services.GetRequiredService<NewsDbContext>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        for (var i = 0; i < step.Types.Count; i++)
        {
            var type = step.Types[i].ToType(i);
            var known = await db.CircularTypes.FindAsync([type.Slug], cancellationToken);
            var (before, after) = (known is null ? null : CircularTypeShape.Of(known), CircularTypeShape.Of(type));
            if (before is not null && before.Says(after) && known!.Position == type.Position)
            {
                run.Unchanged();
                continue;
            }

            if (known is null)
                db.CircularTypes.Add(type);
            else
                db.Entry(known).CurrentValues.SetValues(type);
            var fact = new AuditFact("circular-type.defined", type.Name) { Before = before, After = after };
            await audit.RecordAsync(database, fact, cancellationToken);
            run.Changed(new RecipeDifference("circular type", type.Slug, before is null ? null : before.Pattern, after.Pattern));
        }

        await db.SaveChangesAsync(cancellationToken);
        CircularType.RequireDifferentNumbers(await db.CircularTypes.InOrderAsync(cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private static void CheckTogether(CircularTypesShape step, RecipeCheck check)
    {
        try
        {
            CircularType.RequireDifferentNumbers(step.Types.Select((type, i) => type.ToType(i)));
        }
        catch (RuleViolationException refused)
        {
            check.Error("Types", refused.Message);
        }
    }
}

[Description("Defines the types of circulars that an agency writes; types that it doesn't name stay as they are.")]
internal sealed class CircularTypesShape
{
    [Description("The types, in the order in which they are offered.")]
    public required IReadOnlyList<CircularTypeShape> Types { get; init; }
}

[Description("A type of circulars.")]
internal sealed record CircularTypeShape
{
    [Description("Its stable name: 1 to 96 of a-z, 0-9 and -.")]
    public required string Slug { get; init; }

    [Description("What editors choose, 1 to 60 characters.")]
    public required string Name { get; init; }

    [Description("A: national archive style, addressees first; B: letter of a regional government, place and date first.")]
    public required LetterLayout Layout { get; init; }

    [Description("How numbers are written, with {klasifikasi}, {nomor}, {unit}, {bulan} and {tahun}.")]
    public required string Pattern { get; init; }

    [Description("The agency's own sign in its numbers.")]
    public required string Unit { get; init; }

    [Description("Whether counting begins anew each year.")]
    public bool Restarts { get; init; } = true;

    [Description("Name of the counter; types that share it never give the same number. Left out, the type has one of its own.")]
    public string? Book { get; init; }

    [Description("Classification code that a new circular begins with, such as 100.2.7.")]
    public string? Classification { get; init; }

    [Description("Headings that the body of a new circular begins with.")]
    public IReadOnlyList<string> Sections { get; init; } = [];

    public static CircularTypeShape Of(CircularType type) => new()
    {
        Slug = type.Slug,
        Name = type.Name,
        Layout = type.Layout,
        Pattern = type.Pattern,
        Unit = type.Unit,
        Restarts = type.Restarts,
        Book = type.Book,
        Classification = type.Classification,
        Sections = type.SectionNames,
    };

    public CircularType ToType(int position) => new()
    {
        Slug = Slug,
        Name = Name,
        Layout = Layout,
        Pattern = Pattern,
        Unit = Unit,
        Restarts = Restarts,
        Book = Book ?? Slug,
        Classification = Classification,
        Sections = string.Join('\n', Sections),
        Position = position,
    };

    /// <summary>Whether it says the same; lists are compared by what they hold.</summary>
    public bool Says(CircularTypeShape other) => (this with { Sections = [] }) == (other with { Sections = [] }) && Sections.SequenceEqual(other.Sections);
}
