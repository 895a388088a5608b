namespace JatengPortal.News.Circulars.Letters;

/// <summary>How a letter is to be handled (sifat).</summary>
public enum LetterNature
{
    /// <summary>Biasa.</summary>
    Ordinary,

    /// <summary>Penting.</summary>
    Important,

    /// <summary>Segera.</summary>
    Urgent,

    /// <summary>Sangat Segera.</summary>
    VeryUrgent,

    /// <summary>Terbatas: for its addressees alone.</summary>
    Restricted,

    /// <summary>Rahasia.</summary>
    Secret,
}
