namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>What keeps a form from being taken, field by field, in the language of the page. Fields of <see cref="AdminForm"/> find their own.</summary>
public sealed class FormErrors
{
    private readonly List<FormError> _all = [];

    /// <summary>Whether the form can be taken.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<FormError> All => _all;

    /// <summary>Adds one.</summary>
    /// <param name="field">Name of the field; empty for the form as a whole.</param>
    /// <param name="text">What to do about it: "Isi judul berita."</param>
    public void Add(string field, string text) => _all.Add(new FormError(field, text));

    /// <summary>The first error of a field; null for none.</summary>
    public string? Of(string field) => _all.FirstOrDefault(error => error.Field == field)?.Text;
}

/// <summary>One thing that keeps a form from being taken.</summary>
/// <param name="Field">Name of the field; empty for the form as a whole.</param>
/// <param name="Text">What to do about it.</param>
public sealed record FormError(string Field, string Text);
