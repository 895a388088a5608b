using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing.Typing;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>What the form shows.</summary>
/// <param name="Id">Null for a new circular.</param>
/// <param name="Form">What is typed.</param>
public sealed record ShownCircular(Guid? Id, CircularForm Form)
{
    public FormErrors Errors { get; init; } = new();

    /// <summary>What somebody else has saved meanwhile; null where nobody has.</summary>
    public CircularForm? Stored { get; init; }

    /// <summary>Whether somebody has submitted it meanwhile.</summary>
    public bool IsSubmitted { get; init; }

    /// <summary>Whether readers know its address and number, which stay.</summary>
    public bool WasPublic { get; init; }

    /// <summary>Why it was sent back; null where it wasn't.</summary>
    public string? Rejection { get; init; }
}

/// <summary>Makes the page of the form. Scoped.</summary>
internal sealed class CircularFormPage(NewsDbContext db, CircularEditorial editorial, CircularDesk desk)
{
    /// <summary>For a new circular, whose type is chosen first; or what was typed of one and never saved.</summary>
    public async Task<IResult> BeginAsync(string? typeSlug, HttpRequest request, CancellationToken cancellationToken)
    {
        var typing = await TypedTexts.OpenAsync(editorial, null, request.Query.ContainsKey(TypedTexts.RestoreName), cancellationToken);
        var types = await TypesAsync(cancellationToken);
        var type = types.Count == 1 ? types[0] : types.FirstOrDefault(one => one.Slug == typeSlug);
        if (typing.Restored is { } restored)
            return await PageAsync(new ShownCircular(null, CircularForm.Read(restored)), StatusCodes.Status200OK, typing, cancellationToken);
        return type is null
            ? new RazorComponentResult<ChooseTypePage>(new { Types = types, Typing = typing })
            : await PageAsync(new ShownCircular(null, CircularForm.Of(type)), StatusCodes.Status200OK, typing, cancellationToken);
    }

    /// <summary>For the working wording of a circular, or what was typed of it and never saved.</summary>
    public async Task<IResult> OpenAsync(Document document, HttpRequest request, CancellationToken cancellationToken)
    {
        var typing = await TypedTexts.OpenAsync(editorial, document.Id, request.Query.ContainsKey(TypedTexts.RestoreName), cancellationToken);
        var form = typing.Restored is { } restored ? CircularForm.Read(restored) : await FormOfAsync(document, cancellationToken);
        var shown = new ShownCircular(document.Id, form)
        {
            WasPublic = document.PublishedUtc is not null,
            Rejection = document.Working is { State: EditionState.Rejected } sentBack ? sentBack.RejectionReason : null,
        };
        return await PageAsync(shown, StatusCodes.Status200OK, typing, cancellationToken);
    }

    /// <summary>Shows again what couldn't be taken.</summary>
    public async Task<IResult> RefuseAsync(ShownCircular shown, int status, CancellationToken cancellationToken) =>
        await PageAsync(shown, status, new OpenTyping(null, null, []), cancellationToken);

    /// <summary>The working wording as it is typed.</summary>
    public async Task<CircularForm> FormOfAsync(Document document, CancellationToken cancellationToken)
    {
        var fields = document.Working!.Text.FieldsAs<CircularFields>();
        return CircularForm.Of(document, document.Working, await desk.NumbersAsync([.. fields.Amends, .. fields.Revokes], cancellationToken));
    }

    private Task<List<CircularType>> TypesAsync(CancellationToken cancellationToken) => db.CircularTypes.AsNoTracking().InOrderAsync(cancellationToken);

    private async Task<RazorComponentResult<WriteCircularPage>> PageAsync(
        ShownCircular shown, int status, OpenTyping typing, CancellationToken cancellationToken) =>
        new(new { Shown = shown, Typing = typing, Types = (IReadOnlyList<CircularType>)await TypesAsync(cancellationToken) }) { StatusCode = status };
}
