package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Routes;
import dev.tenon.http.multipart.FormData;
import dev.tenon.http.multipart.Multipart;
import dev.tenon.http.multipart.Upload;
import dev.tenon.http.multipart.UploadLimits;
import dev.tenon.http.testkit.TestClient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartGuideTest {

  // @formatter:off
  record NewPhoto(@NotBlank @Size(max = 200) String title, @Nullable String caption, Upload image) {}
  // @formatter:on

  record Photo(UUID id, String title, String file, long size) {}

  @TempDir private Path folder;

  private Routes routes() {
    // @formatter:off
    return
        Routes.under("/photos").open()
            .post("").maxBodyBytes(20_000_000).deadline(Duration.ofMinutes(2)).body(Multipart.of(NewPhoto.class)).calls(this::create).gives(201, Photo.class);
    // @formatter:on
  }

  private Photo create(NewPhoto photo) throws IOException {
    var id = UUID.randomUUID();
    photo.image().moveTo(folder.resolve(id.toString()));
    return new Photo(id, photo.title(), photo.image().name(), photo.image().size());
  }

  @Test
  void form_isSentLikeABrowserDoes() {
    var client = TestClient.of(routes());
    var png = new byte[] {1, 2, 3};

    // @formatter:off
    var form = FormData.create().text("title", "Tea").file("image", Upload.of("tea.png", "image/png", png));

    assertThat(client.with("Content-Type", form.contentType()).send("POST", "/photos", form.body()))
        .hasStatus(201)
        .hasMember("tea.png", "file");
    // @formatter:on
    assertThat(folder).isDirectoryContaining(file -> file.toFile().length() == 3);
  }

  @Test
  void limits_areSaid() {
    var limits = UploadLimits.defaults().withMaxFileBytes(5_000_000).withMaxParts(10);
    var photos = Multipart.of(NewPhoto.class).within(limits).keptIn(folder);

    assertThat(photos.mediaType()).isEqualTo("multipart/form-data");
  }
}
