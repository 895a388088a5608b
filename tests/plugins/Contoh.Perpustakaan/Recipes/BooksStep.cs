using System.ComponentModel;
using Contoh.Perpustakaan.Data;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Contoh.Perpustakaan.Recipes;

internal sealed class BooksStep : RecipeStep<BooksShape>
{
    public override string Name => "Perpustakaan";

    public override void Check(BooksShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Books.Count; i++)
        {
            if (step.Books[i].Title.Length is 0 or > 200)
                check.Error($"Books[{i}].Title", "has 1 to 200 characters");
        }
    }

    public override async Task RunAsync(BooksShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var database = run.Services.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var books = database.Context<PerpustakaanDbContext>().Books;
        foreach (var shape in step.Books)
        {
            if (await books.AnyAsync(book => book.Slug == shape.Slug, cancellationToken))
            {
                run.Unchanged();
                continue;
            }

            books.Add(new Book { Slug = shape.Slug, Title = shape.Title, Author = shape.Author, AddedUtc = run.Now });
            run.Changed($"book {shape.Slug}: new");
            transaction.ContentChanged();
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

[Description("Puts books into the library; those that are there stay as they are.")]
internal sealed class BooksShape
{
    [Description("The books.")]
    public required IReadOnlyList<BookShape> Books { get; init; }
}

[Description("A book.")]
internal sealed class BookShape
{
    [Description("Last part of its address.")]
    public required string Slug { get; init; }

    [Description("Title.")]
    public required string Title { get; init; }

    [Description("Author.")]
    public string Author { get; init; } = "";
}
