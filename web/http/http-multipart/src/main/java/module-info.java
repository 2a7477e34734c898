/// Forms with files: `multipart/form-data` (RFC 7578) as a record, whose texts are bound like those
/// of any form and whose files are [uploads][dev.tenon.http.multipart.Upload].
///
/// ```java
/// record NewPhoto(@NotBlank String title, Upload image) {}
///
/// .post("").maxBodyBytes(20_000_000).body(Multipart.of(NewPhoto.class)).calls(this::create).gives(201, Photo.class)
/// ```
///
/// It is no store for files: what was uploaded is gone with its request unless it was moved. It
/// does not look into files either; what a client says of their type is hearsay.
module dev.tenon.http.multipart {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.contracts;
  requires transitive dev.tenon.http;
  requires dev.tenon.errors;
  requires org.apache.commons.fileupload2.core;

  exports dev.tenon.http.multipart;
}
